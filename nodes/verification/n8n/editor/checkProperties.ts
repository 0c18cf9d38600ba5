import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { checkLabels, type CheckName } from '../../check';
import { type Offer, offersOf } from '../../providers/registry';
import type { Provider } from '../../providers/provider';
import { simulatedAnswer } from '../parameters/simulation';
import { delivery } from '../parameters/specs';
import { limitsNotice } from '../words/imageSentences';
import { simulatedLabel, simulationNotice } from '../words/simulationSentences';
import { callbackCredentialOf } from './callbackCredential';
import { checkFields, showFor, showSimulated } from './fields';
import { optionsProperty, toProperties } from './toProperty';

/** A check node's fields. The limits of the chosen provider are below Provider, which comes first. */
export function checkProperties(checkName: CheckName): INodeProperties[] {
	const fields = checkFields(checkName);
	const notices = new Map([
		['provider', offersOf(checkName).map(limitsProperty)],
		[simulatedAnswer.name, [simulationProperty]],
	]);
	const withNotices = toProperties(fields).flatMap((property) => [
		property,
		...(notices.get(property.name) ?? []),
	]);
	return [...withNotices, optionsProperty(fields)];
}

/**
 * The text below the node's name on the canvas: the provider and the score that passes. A threshold
 * may be an expression that fails before the first run. n8n takes `}}` for the end of an
 * expression, and cannot parse a `catch` without a name.
 */
export function checkSubtitle(checkName: CheckName): string {
	const chosen = (textOf: (offer: Offer) => string) => {
		const texts = offersOf(checkName).map((offer) => [offer.provider.name, textOf(offer)]);
		return `(${JSON.stringify(Object.fromEntries(texts))})[$parameter.provider]`;
	};
	const label = chosen(({ provider }) => provider.label);
	const simulated = chosen(({ provider }) => simulatedLabel(provider.label));
	const passing = chosen(
		({ provider, check }) =>
			`${provider.label}, ${check.passes === 'above' ? 'pass above' : 'pass at'} `,
	);
	return `={{ ((label, simulated, passing, parameters) => {
	if (!label) return ${JSON.stringify(checkLabels[checkName])};
	if (parameters.simulate === true) return simulated;
	try {
		return typeof parameters.threshold === 'number' ? passing + parameters.threshold : label;
	} catch (error) {
		return label;
	}
})(${label}, ${simulated}, ${passing}, $parameter) }}`;
}

/**
 * The credentials of each vendor that offers the check, shown only for the chosen vendor, and only if
 * it is asked. Each lists the vendors that hide it. With a list of vendors that show it, the editor
 * treats Provider as a choice of authentication and hides it.
 */
export function credentialsOf(checkName: CheckName): INodeCredentialDescription[] {
	const offers = offersOf(checkName);
	const vendors = offers.map(({ provider }) => provider);
	const hiddenBy = (vendor: Provider) => ({
		provider: vendors.filter((one) => one !== vendor).map(({ name }) => name),
		...showSimulated.show,
	});
	return [
		...vendors.map((vendor) => ({
			name: vendor.credentialType,
			required: true,
			displayOptions: { hide: hiddenBy(vendor) },
		})),
		...offers.flatMap((offer) =>
			callbackCredentialOf(offer, {
				hide: {
					...hiddenBy(offer.provider),
					delivery: delivery.choices.map(({ value }) => value).filter((one) => one !== 'callback'),
				},
			}),
		),
	];
}

const simulationProperty: INodeProperties = {
	displayName: simulationNotice,
	name: 'simulationNotice',
	type: 'notice',
	default: '',
	displayOptions: showSimulated,
};

function limitsProperty(offer: Offer): INodeProperties {
	const { provider, check } = offer;
	return {
		displayName: limitsNotice(provider.label, check.limits, check.advice),
		name: `${provider.name}Limits`,
		type: 'notice',
		default: '',
		displayOptions: showFor(offer),
	};
}

import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { type CheckName, checkNames } from '../../check';
import { ownField } from '../../decision/ownField';
import { packageName } from '../../packageVersion';
import { providers } from '../../providers/registry';
import { laterChecks } from '../later/laterChecks';
import { checkSpec } from '../parameters/triggerSpecs';

/** A node before this one that puts out verdicts of a check. */
export interface UpstreamCheck {
	readonly node: string;
	readonly check: CheckName;
	readonly isDeactivated: boolean;
	/** The field that it writes to; null where an expression says so, which nobody else can resolve. */
	readonly field: string | null;
}

type CheckOf = (parameters: INodeParameters | undefined) => CheckName | null;

/** By n8n's name of a node type, without the package: which check such a node answers. */
const checkOfType: ReadonlyMap<string, CheckOf> = new Map([
	...checkNames.map((check): [string, CheckOf] => [check, () => check]),
	...providers
		.filter(({ checks }) => Object.values(checks).some(({ later }) => later))
		.map(({ name }): [string, CheckOf] => [`${name}Trigger`, checkOfTrigger(name)]),
]);

function checkOfTrigger(provider: string): CheckOf {
	const spec = checkSpec(laterChecks(provider));
	return (parameters) => {
		const chosen = parameters?.[spec.name] ?? spec.default;
		return checkNames.find((check) => check === chosen) ?? null;
	};
}

/** A package that n8n loads from a folder of its user's has this in place of its name. */
const packages: readonly string[] = [packageName, 'CUSTOM'];

/** The checks before this node, however far, with those that are deactivated. */
export function upstreamChecks(
	context: Pick<IExecuteFunctions, 'getNode' | 'getParentNodes'>,
): UpstreamCheck[] {
	const before = context.getParentNodes(context.getNode().name, { includeNodeParameters: true });
	return before.flatMap(({ name, type, disabled, parameters }) => {
		const [from = '', ofType = ''] = splitAtLastDot(type);
		const check = packages.includes(from) ? (checkOfType.get(ofType)?.(parameters) ?? null) : null;
		return check === null
			? []
			: [{ node: name, check, isDeactivated: disabled, field: fieldOf(parameters, check) }];
	});
}

function splitAtLastDot(type: string): readonly string[] {
	const at = type.lastIndexOf('.');
	return [type.slice(0, at), type.slice(at + 1)];
}

function fieldOf(parameters: INodeParameters | undefined, check: CheckName): string | null {
	const options = parameters?.options ?? {};
	if (parameters === undefined || typeof options !== 'object') return null;
	const field = ownField(options, 'resultField') ?? check;
	return typeof field === 'string' && !field.startsWith('=') ? field.trim() : null;
}

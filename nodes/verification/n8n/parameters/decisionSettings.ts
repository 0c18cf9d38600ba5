import type { CheckName } from '../../check';
import type { DecisionPolicy } from '../../decision/decision';
import { type CheckError, failureBehind } from '../../failure';
import type { Language } from '../words/applicantMessages';
import {
	applicantReference,
	decisionField,
	decisionMessage,
	maxAge,
	onFail,
	requirement,
	report,
	requiredChecks,
	sameDocument,
	severalVerdicts,
	verifyOrigin,
} from './decisionSpecs';
import { fieldsOfN8n } from './itemShape';
import { includeBinary, includeInputFields } from './optionSpecs';
import { type ParameterReader, invalidParameter } from './parameterReader';

/** What the user asked for, for one item. */
export interface DecisionSettings {
	/** Null where every check before the node is required. */
	readonly selected: readonly CheckName[] | null;
	readonly policy: DecisionPolicy;
	readonly resultField: string;
	readonly includeInputFields: boolean;
	readonly includeBinary: boolean;
	readonly report: boolean;
	/** The language of the message to the applicant, or `off` for no message. */
	readonly message: Language | 'off';
	/** May be empty. */
	readonly applicantReference: string;
}

/** Where the settings of an item cannot be read, it keeps everything, and is never accepted. */
const whereUnreadable: DecisionSettings = {
	selected: null,
	policy: {
		onFail: 'review',
		sameDocument: true,
		maxAge: 0,
		severalVerdicts: 'all',
		verifyOrigin: true,
	},
	resultField: decisionField.default,
	includeInputFields: true,
	includeBinary: true,
	report: false,
	message: 'off',
	applicantReference: '',
};

export function readDecisionSettings(reader: ParameterReader): {
	readonly settings: DecisionSettings;
	readonly failure: CheckError | null;
} {
	try {
		return { settings: readAll(reader), failure: null };
	} catch (error) {
		return { settings: whereUnreadable, failure: failureBehind(error) };
	}
}

function readAll(reader: ParameterReader): DecisionSettings {
	return {
		selected: reader.read(requirement) === 'selected' ? reader.read(requiredChecks) : null,
		policy: {
			onFail: reader.read(onFail),
			sameDocument: reader.read(sameDocument),
			maxAge: reader.read(maxAge),
			severalVerdicts: reader.read(severalVerdicts),
			verifyOrigin: reader.read(verifyOrigin),
		},
		resultField: readResultField(reader),
		includeInputFields: reader.read(includeInputFields),
		includeBinary: reader.read(includeBinary),
		report: reader.read(report),
		message: reader.read(decisionMessage),
		applicantReference: reader.read(applicantReference),
	};
}

function readResultField(reader: ParameterReader): string {
	const resultField = reader.read(decisionField);
	if (fieldsOfN8n.includes(resultField)) {
		throw invalidParameter(
			decisionField.label,
			`cannot be "${resultField}": that name is reserved`,
		);
	}
	return resultField;
}

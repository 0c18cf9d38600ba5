import type { CheckName } from '../../check';
import type { DecisionPolicy } from '../../decision/decision';
import { failureBehind, type CheckError } from '../../failure';
import {
	applicantReference,
	decisionField,
	maxAge,
	onFail,
	requirement,
	requiredChecks,
	sameDocument,
	severalVerdicts,
	verifyOrigin,
} from './decisionSpecs';
import { fieldsOfN8n } from './itemShape';
import { includeBinary, includeInputFields } from './optionSpecs';
import { type ParameterReader, unusable } from './parameterReader';

/** What the user asked for, for one item. */
export interface DecisionSettings {
	/** Null where every check before the node is required. */
	readonly selected: readonly CheckName[] | null;
	readonly policy: DecisionPolicy;
	readonly resultField: string;
	readonly includeInputFields: boolean;
	readonly includeBinary: boolean;
	/** Empty where there is none. */
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
		applicantReference: reader.read(applicantReference),
	};
}

function readResultField(reader: ParameterReader): string {
	const resultField = reader.read(decisionField);
	if (fieldsOfN8n.includes(resultField)) {
		throw unusable(decisionField.label, `cannot be "${resultField}": that name is reserved`);
	}
	return resultField;
}

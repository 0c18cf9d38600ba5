import type { INodeProperties } from 'n8n-workflow';
import { checkLabels } from '../../check';
import { decisionRouting } from '../parameters/decisionRouting';
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
} from '../parameters/decisionSpecs';
import { includeBinary, includeInputFields } from '../parameters/optionSpecs';
import { type Field, optionsProperty, toProperties } from './toProperty';

function decisionFields(): Field[] {
	return [
		{ spec: requirement },
		{ spec: requiredChecks, displayOptions: { show: { require: ['selected'] } } },
		{ spec: onFail },
		{ spec: decisionMessage },
		{ spec: applicantReference },
		{ spec: includeBinary },
		{ spec: includeInputFields },
		{ spec: maxAge },
		{ spec: report },
		{ spec: decisionField },
		{ spec: decisionRouting },
		{ spec: sameDocument },
		{ spec: severalVerdicts },
		{ spec: verifyOrigin },
	];
}

export function decisionProperties(): INodeProperties[] {
	const fields = decisionFields();
	return [...toProperties(fields), optionsProperty(fields)];
}

/** What stands below the node's name on the canvas: which checks have to pass. */
export const decisionSubtitle = `={{ $parameter.require === "selected" ? "Requires " + ($parameter.requiredChecks ?? []).map((name) => (${JSON.stringify(checkLabels)})[name] ?? name).join(", ") : "Requires every check before it" }}`;

import type { INodeParameters } from 'n8n-workflow';
import type { Subject } from '../harness/drawings/draw';
import type { VendorCall, VendorName } from '../harness/simulator/vendors/vendorCalls';

/** One of the calls that the package can make, and what a genuine picture gets from it. */
export interface TestedCall {
	readonly name: string;
	readonly call: VendorCall;
	readonly provider: VendorName;
	readonly label: string;
	readonly credentialType: string;
	readonly nodeType: string;
	readonly check: 'faceLiveness' | 'idLiveness' | 'documentForgery';
	readonly subject: Subject;
	/** What the vendor needs beside the image. */
	readonly parameters: INodeParameters;
	readonly defaultThreshold: number;
	/** The simulator's scores for a genuine picture, on our scale of 0 to 100. */
	readonly genuine: Readonly<Record<string, number>>;
	/** A scenario in which this call fails the picture, and the lowest score then. */
	readonly attack: {
		readonly scenario: string;
		readonly score: number;
		readonly reasons: readonly string[];
	};
	/** Whether the vendor gives its answers a reference, and which engine it says it has. */
	readonly hasReference: boolean;
	readonly engineVersion: string | null;
	/** What HTTP 403 means to this vendor. */
	readonly forbidden: 'unauthorized' | 'quotaExceeded';
}

const accura = {
	provider: 'accura',
	label: 'Accura',
	credentialType: 'accuraApi',
	defaultThreshold: 55,
	forbidden: 'unauthorized',
	hasReference: false,
	engineVersion: null,
} as const;

const kairos = {
	provider: 'kairos',
	label: 'Kairos',
	credentialType: 'kairosApi',
	defaultThreshold: 60,
	forbidden: 'quotaExceeded',
	hasReference: true,
	engineVersion: null,
} as const;

const argos = {
	provider: 'argos',
	label: 'ARGOS',
	credentialType: 'argosApi',
	defaultThreshold: 61,
	forbidden: 'unauthorized',
	hasReference: true,
	engineVersion: null,
} as const;

const face = {
	nodeType: 'n8n-nodes-kyc-liveness.faceLiveness',
	check: 'faceLiveness',
	subject: 'selfie',
	parameters: {},
} as const;

const id = {
	nodeType: 'n8n-nodes-kyc-liveness.idLiveness',
	check: 'idLiveness',
	subject: 'idCard',
} as const;

const livenessMissed = ['livenessBelowThreshold'];

/** A fourth vendor goes in here, and every test of this folder runs over it too. */
export const testedCalls: readonly TestedCall[] = [
	{
		name: 'Accura face',
		call: 'accuraFace',
		...accura,
		...face,
		genuine: { liveness: 92 },
		attack: { scenario: 'spoofedSelfie', score: 18, reasons: livenessMissed },
	},
	{
		name: 'Accura ID',
		call: 'accuraId',
		...accura,
		...id,
		parameters: { countryCode: 'IND', cardCode: 'MRZ' },
		genuine: { liveness: 93 },
		attack: { scenario: 'printedCopy', score: 21, reasons: livenessMissed },
	},
	{
		name: 'Kairos face',
		call: 'kairosFace',
		...kairos,
		...face,
		genuine: { liveness: 97 },
		attack: { scenario: 'spoofedSelfie', score: 8, reasons: livenessMissed },
	},
	{
		name: 'ARGOS face',
		call: 'argosFace',
		...argos,
		...face,
		genuine: { liveness: 95 },
		attack: { scenario: 'spoofedSelfie', score: 12, reasons: livenessMissed },
	},
	{
		name: 'ARGOS document, ID Liveness',
		call: 'argosDocument',
		...argos,
		engineVersion: 'id_liveness@3.4.2',
		...id,
		parameters: {},
		genuine: { screenReplay: 99, paperPrinted: 92 },
		attack: { scenario: 'screenReplay', score: 12, reasons: ['screenReplayBelowThreshold'] },
	},
	{
		name: 'ARGOS document, Document Forgery',
		call: 'argosDocument',
		...argos,
		engineVersion: 'id_liveness@3.4.2',
		nodeType: 'n8n-nodes-kyc-liveness.documentForgery',
		check: 'documentForgery',
		subject: 'idCard',
		parameters: {},
		genuine: { screenReplay: 99, paperPrinted: 92, replacePortraits: 97 },
		attack: {
			scenario: 'replacedPortrait',
			score: 42,
			reasons: ['replacePortraitsBelowThreshold'],
		},
	},
];

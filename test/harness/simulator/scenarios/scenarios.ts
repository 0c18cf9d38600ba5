import type { Outcome } from './outcome';

export interface Scenario extends Outcome {
	/** `down`: 503 from every vendor. `busyOnce`: 429 to the first request with the image. */
	readonly availability: 'up' | 'down' | 'busyOnce';
}

const genuine: Scenario = {
	availability: 'up',
	accuraFace: 92,
	accuraId: 93,
	kairosFaces: [0.97],
	argosFace: 95,
	argosDocument: { screenReplay: 99, paperPrinted: 92, replacePortraits: 97 },
	match: { accura: 84, kairos: 0.91, argos: 0.93 },
};

const genuineDocument = { screenReplay: 99, paperPrinted: 92, replacePortraits: 97 };

/** What an image gets that names the scenario in its metadata as `kyc-simulator:<scenario>`. */
export const scenarios = {
	genuine,
	spoofedSelfie: { ...genuine, accuraFace: 18, kairosFaces: [0.08], argosFace: 12 },
	screenReplay: {
		...genuine,
		accuraId: 14,
		argosDocument: { ...genuineDocument, screenReplay: 12 },
	},
	printedCopy: {
		...genuine,
		accuraId: 21,
		argosDocument: { ...genuineDocument, paperPrinted: 9 },
	},
	// The portrait on the card is that of the person in the selfie: this is what the forgery is for.
	replacedPortrait: {
		...genuine,
		accuraId: 88,
		argosDocument: { screenReplay: 97, paperPrinted: 90, replacePortraits: 42 },
	},
	reviewBand: {
		...genuine,
		accuraFace: 50,
		accuraId: 50,
		kairosFaces: [0.55],
		argosFace: 58,
		argosDocument: { ...genuineDocument, screenReplay: 58 },
		match: { accura: 55, kairos: 0.55, argos: 0.75 },
	},
	noFace: { ...genuine, accuraFace: 'refused', kairosFaces: [], argosFace: 'notAnalysable' },
	severalFaces: { ...genuine, kairosFaces: [0.97, 0.31] },
	notAnalysable: {
		...genuine,
		accuraFace: 'refused',
		accuraId: 'refused',
		kairosFaces: [],
		argosFace: 'notAnalysable',
		argosDocument: 'notAnalysable',
	},
	vendorDown: { ...genuine, availability: 'down' },
	busyOnce: { ...genuine, availability: 'busyOnce' },
	// A live face or a genuine card, but another person's.
	someoneElse: { ...genuine, match: { accura: 17, kairos: 0.11, argos: 0.09 } },
} as const satisfies Readonly<Record<string, Scenario>>;

export const scenarioNames: readonly string[] = Object.keys(scenarios);

export function findScenario(name: string): Scenario | null {
	const entry = Object.entries(scenarios).find(([known]) => known === name);
	return entry === undefined ? null : entry[1];
}

import type { Outcome } from './outcome';

/** Scores for an image that names no scenario: spread over 0-100, always the same for its bytes. */
export function deriveOutcome(sha256: string): Outcome {
	const digest = Buffer.from(sha256, 'hex');
	const score = (signal: number): number => digest.readUInt32BE(signal * 4) % 101;
	return {
		accuraFace: score(0),
		accuraId: score(1),
		kairosFaces: [score(2) / 100],
		argosFace: score(3),
		argosDocument: {
			screenReplay: score(4),
			paperPrinted: score(5),
			replacePortraits: score(6),
		},
		match: { accura: score(7), kairos: score(7) / 100, argos: score(7) / 100 },
	};
}

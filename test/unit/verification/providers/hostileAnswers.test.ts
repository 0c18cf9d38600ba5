import { readScore } from '../../../../nodes/verification/providers/accura/accura.answers';
import {
	readDocument,
	readFace,
} from '../../../../nodes/verification/providers/argos/argos.answers';
import { readLiveness } from '../../../../nodes/verification/providers/kairos/kairos.answers';
import type {
	ProviderAnswer,
	VendorReply,
} from '../../../../nodes/verification/providers/provider';

const readers: Readonly<Record<string, (reply: VendorReply) => ProviderAnswer>> = {
	Accura: (reply) => readScore(reply, { scoreField: '', scoreScale: 'percent' }),
	Kairos: readLiveness,
	'ARGOS face': readFace,
	'ARGOS document': (reply) => readDocument(reply, ['screenReplay', 'paperPrinted']),
};

const blanks = ' '.repeat(1_000_000);
const fields = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`x${index}`, 0]));
const numbers = Array.from({ length: 300_000 }, () => 0.5);

/** As long as an answer may be, and made to keep its reader busy. */
const answers: Readonly<Record<string, unknown>> = {
	'a score with a million blanks in it': {
		score: `1${blanks}1`,
		result: { liveness_score: blanks },
	},
	'a hundred thousand fields': { ...fields, data: fields, result: fields, response_data: fields },
	'three hundred thousand scores': {
		response_data: { faces_liveness: numbers, faces_predicted: [{}] },
		message: numbers,
		errors: numbers,
	},
	'a message of a million blanks': { message: blanks, error: blanks, status: blanks },
	'a message of a million letters': { message: 'fail'.repeat(250_000), score: 99 },
};

const cases = Object.keys(readers).flatMap((vendor) =>
	Object.keys(answers).map((answer) => [vendor, answer] as const),
);

test.each(cases)('%s: %s holds nobody up', (vendor, answer) => {
	const body = { kind: 'json', value: structuredClone(answers[answer]) } as const;
	const began = performance.now();
	readers[vendor]?.({ status: 200, header: () => null, body });
	// A twentieth of it is usual; the patterns that this is about took minutes.
	expect(performance.now() - began).toBeLessThan(2000);
});

import type { Failure } from '../../failure';
import type { Signal } from '../../verdict';
import type { ProviderAnswer, VendorReply } from '../provider';
import { claimOf } from '../reading/claims';
import { fieldOf, percentOf, referenceOf } from '../reading/fields';
import { problemOfBody, refusalByStatus, unreadable, wordsOf } from '../reading/refusals';
import { type ArgosError, failureOf, readError, transactionOf } from './argos.errors';
import type { Pipeline } from './argos.parameters';

/** Reads `result.liveness_score`, 0-100. */
export function readFace(reply: VendorReply): ProviderAnswer {
	return readScores(reply, (result) => [{ name: 'liveness', holder: result }]);
}

/**
 * Reads `result.<pipeline>.liveness_score`, 0-100, of each pipeline that was asked for. One that
 * is missing makes the whole answer unreadable: the others do not vouch for it.
 */
export function readDocument(reply: VendorReply, asked: readonly Pipeline[]): ProviderAnswer {
	return readScores(reply, (result) =>
		asked.map((name) => ({ name, holder: fieldOf(result, name) })),
	);
}

interface Place {
	readonly name: Signal['name'];
	/** What has the score as its `liveness_score`. */
	readonly holder: unknown;
}

function readScores(
	reply: VendorReply,
	placesIn: (result: unknown) => readonly Place[],
): ProviderAnswer {
	const body = reply.body.kind === 'json' ? reply.body.value : undefined;
	const result = fieldOf(body, 'result');
	const asked = placesIn(result);
	const holders = asked.map(({ holder }) => holder);
	const error = readError(body, holders);
	const reference = {
		transactionId: transactionOf(body) ?? error?.transactionId ?? null,
		engineVersion: referenceOf(fieldOf(body, 'engineVersion')) ?? error?.engineVersion ?? null,
		raw: wordsOf(reply.body),
	};
	const failure = failureIn(reply, error);
	if (failure) return { kind: 'failed', failure, ...reference };

	if ([body, result, ...holders].some((one) => claimOf(one) === 'unclear')) {
		const problem = problemOfBody(reply.body, 'has a status that is not known');
		return { kind: 'failed', failure: unreadable(reply, problem), ...reference };
	}
	const [first, ...others] = asked.flatMap(({ name, holder }) => {
		const score = percentOf(fieldOf(holder, 'liveness_score'));
		return score === null ? [] : [{ name, score }];
	});
	if (!first || others.length + 1 < asked.length) {
		return { kind: 'failed', failure: unreadable(reply, problemOfBody(reply.body)), ...reference };
	}
	return { kind: 'scored', signals: [first, ...others], warnings: [], ...reference };
}

/** The status decides first, but an error code can say more about the picture than a plain 400. */
function failureIn(reply: VendorReply, error: ArgosError | null): Failure | null {
	const byStatus = refusalByStatus(reply, error?.message ?? null, 'unauthorized');
	const redirected = reply.status >= 300 && reply.status < 400;
	if (byStatus !== null && (redirected || byStatus.reason !== 'rejectedByVendor')) return byStatus;
	return error === null ? byStatus : failureOf(error, reply.status);
}

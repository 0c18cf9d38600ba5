import type { BenchFigures, SelfieFigures } from './bench';
import { selfiesInWords, sweep, type Case } from './cases';
import type { Compared } from './compare';
import { megabytes, nameOf, seconds } from './report';

/** What Max Concurrency is by default, and a higher one that is also told. */
const DEFAULT = 10;
const HIGHER = 32;

/** What a user wants to know, in sentences. Nothing if a part of the bench is missing. */
export function summaryOf({ selfies, compared, places }: BenchFigures): string[] {
	const [fast = 0, slow = 0] = sweep.map(([latency]) => latency);
	const taken = (atOnce: number, latency: number): string =>
		seconds(oursOf(selfies, atOnce, latency).cost.ms);
	if (selfies.length === 0 || compared.length === 0 || places === null) return [];
	const busy = [...places].reduce((sum, [place, us]) => (place === 'idle' ? sum : sum + us), 0);
	const memory = megabytes(oursOf(selfies, DEFAULT, fast).cost.memory);
	return [
		`- **Time:** ${selfiesInWords} of 0.5 MB take ${taken(DEFAULT, fast)} with the default of ${DEFAULT} at a time, if the vendor answers after ${seconds(fast)}. If it answers after ${seconds(slow)}, they take ${taken(DEFAULT, slow)}.`,
		`- **More at a time:** with Max Concurrency ${HIGHER}, they take ${taken(HIGHER, fast)} and ${taken(HIGHER, slow)}.`,
		`- **Memory:** n8n needs ${memory} more than when it is idle.`,
		`- **Limit:** the vendor, until n8n’s main thread is always busy. It works ${(busy / 1000).toFixed(1)} ms for each check, so one n8n process makes at most ${Math.round(1_000_000 / busy)} checks per second.`,
		`- **Next to n8n’s own nodes:** ${comparisons(compared)}.`,
	];
}

function oursOf(selfies: readonly SelfieFigures[], atOnce: number, latency: number) {
	const found = selfies.find(
		({ name, one }) => name === 'ours' && one.atOnce === atOnce && one.latency === latency,
	);
	if (!found) throw new Error(`${atOnce} at a time was not measured`);
	return found;
}

/** Only of files in a form, which is the usual case. */
function comparisons(compared: readonly Compared[]): string {
	const isUsual = ({ vendor, protocol, mode }: Case) =>
		vendor === 'kairos' && protocol === 'https' && mode === 'filesystem';
	const usual = compared.filter(({ one }) => isUsual(one));
	const shares = (of: (costs: Compared['costs']) => number) =>
		usual.map(({ costs }) => `${Math.round(100 * of(costs))} %`).join(' and ');
	const theirs = usual[0] ? nameOf('byHand', usual[0].one) : '';
	const time = shares(({ ours, byHand }) => ours.ms / byHand.ms);
	const memory = shares(({ ours, byHand }) => ours.memory / byHand.memory);
	return `with 200 and 2,000 items, a check takes ${time} of the time of ${theirs}. It needs ${memory} of their memory`;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { compareWithDecoder } from './differential';
import { inputOf, type FuzzOptions, type Offender } from './fuzz';
import { seeds } from './seeds';
import { sentencesOf } from './summary';
import { watchFuzz } from './watch';

/** What is held may differ by so many bytes: what the engine itself keeps of its code comes and goes. */
const FLAT = 4_000_000;

const { values } = parseArgs({
	options: {
		seed: { type: 'string', default: '1' },
		runs: { type: 'string', default: '1000000' },
		seconds: { type: 'string', default: '3600' },
		/** Where the figures and the offenders go. */
		out: { type: 'string', default: join(__dirname, 'out') },
	},
});

async function main(): Promise<void> {
	const { out } = values;
	const options: FuzzOptions = {
		seed: numberOf('seed', values.seed),
		runs: numberOf('runs', values.runs),
		seconds: numberOf('seconds', values.seconds),
	};
	await mkdir(out, { recursive: true });
	const watched = await watchFuzz(options);
	if (watched.kind === 'hangs') {
		const path = await save(out, options.seed, { input: watched.input, fault: 'hangs' });
		console.log(`Seed ${options.seed}: the inspector does not come back. Saved: ${path}`);
		process.exitCode = 1;
		return;
	}
	const { figures } = watched;
	const compared = await compareWithDecoder(await seeds(), options);
	const offenders = [...figures.offenders, ...compared.offenders];
	const paths = await Promise.all(
		offenders.map(async (offender) => await save(out, options.seed, offender)),
	);
	await writeFile(
		join(out, 'figures.json'),
		`${JSON.stringify({ ...figures, compared }, null, '\t')}\n`,
	);
	const agreement = `The decoder told the size of ${compared.readByBoth} of ${compared.inputs} inputs too, and another one for ${compared.offenders.length}.`;
	console.log(
		[...sentencesOf(figures), agreement, ...paths.map((path) => `Saved: ${path}`)].join('\n'),
	);
	const grew = figures.memoryAtEnd - figures.memoryAtFirst > FLAT;
	if (grew) console.log('Memory is not flat.');
	process.exitCode = grew || offenders.length > 0 ? 1 : 0;
}

function numberOf(name: string, text: string): number {
	const number = Number(text);
	if (!Number.isFinite(number) || number < 0) throw new RangeError(`--${name} takes a number`);
	return number;
}

/** To be moved to the corpus, where it is tried by every run from then on. */
async function save(folder: string, seed: number, { input, fault }: Offender): Promise<string> {
	const { bytes } = inputOf(await seeds(), seed, input);
	const path = join(folder, `${fault.replaceAll(' ', '-')}-${seed}-${input}.bin`);
	await writeFile(path, bytes);
	return relative(process.cwd(), path);
}

void main();

import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../../..');

/**
 * What a program says, in a process of its own and with the built package. It ends by itself, long
 * before an idle thread does.
 */
function told(program: string): unknown {
	const room = join(root, 'dist/nodes/verification/image');
	const photo = join(root, 'examples/images/01-genuine/id.jpg');
	const limits = {
		formats: ['jpeg'],
		maxBytes: null,
		minSides: null,
		maxSides: { longer: 500, shorter: 500 },
		recommendedSides: null,
	};
	const script = `
		const { readFileSync } = require('node:fs');
		const { monitorEventLoopDelay, performance } = require('node:perf_hooks');
		const { setTimeout: sleep } = require('node:timers/promises');
		const { fitImage } = require(${JSON.stringify(join(room, 'fit/fitImage.js'))});
		const { imageInMemory } = require(${JSON.stringify(join(room, 'image.js'))});
		const photo = readFileSync(${JSON.stringify(photo)});
		const { signal } = new AbortController();
		const fit = async () => fitImage(await imageInMemory(photo), ${JSON.stringify(limits)}, signal);
		const tell = (what) => process.stdout.write(JSON.stringify(what));
		(async () => { ${program} })();`;
	const options = { cwd: root, encoding: 'utf8', timeout: 20_000 } as const;
	return JSON.parse(execFileSync(process.execPath, ['-e', script], options));
}

/** The first photo of a process, and in comparison what loading sharp takes in n8n's thread. */
const measured = `
	const delays = monitorEventLoopDelay({ resolution: 1 });
	delays.enable();
	await sleep(20);
	delays.reset();
	await sleep(20);
	const { kind } = await fit();
	await sleep(20);
	delays.disable();
	const begun = performance.now();
	require('sharp');
	tell({ kind, stall: delays.max / 1e6, loading: performance.now() - begun });`;

test('the first photo does not stall n8n for as long as loading sharp takes', () => {
	const shares: number[] = [];
	// A busy machine may stall any process, but not each of them.
	while (shares.length < 5 && !shares.some((share) => share < 0.5)) {
		const { kind, stall, loading } = told(measured) as Record<string, number | string>;
		expect(kind).toBe('fitted');
		shares.push(Number(stall) / Number(loading));
	}
	expect(Math.min(...shares)).toBeLessThan(0.5);
});

test('sharp is only loaded in the thread', () => {
	const loaded = `
		const { kind } = await fit();
		tell({ kind, loaded: Object.keys(require.cache).filter((path) => /[\\\\/]sharp[\\\\/]/.test(path)) });`;
	expect(told(loaded)).toEqual({ kind: 'fitted', loaded: [] });
});

test('a thread that ends costs its own photos only', () => {
	const ended = `
		process.once('worker', (worker) => worker.once('online', () => worker.terminate()));
		const kinds = await Promise.all([fit(), fit()]).then((all) => all.map(({ kind }) => kind));
		tell([...kinds, (await fit()).kind, (await fit()).kind]);`;
	expect(told(ended)).toEqual(['exhausted', 'exhausted', 'fitted', 'fitted']);
});

test('photos share one thread', () => {
	const counted = `
		let threads = 0;
		process.on('worker', () => (threads += 1));
		const fittings = await Promise.all([fit(), fit(), fit()]);
		tell({ kinds: fittings.map(({ kind }) => kind), threads });`;
	expect(told(counted)).toEqual({ kinds: ['fitted', 'fitted', 'fitted'], threads: 1 });
});

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { peakMemory } from '../../harness/measurement/meter';

/** What the user of Edit Image has to fill in, and so has to know beforehand. */
export interface Target {
	/** px */
	readonly width: number;
	readonly height: number;
	/** 1-100 */
	readonly quality: number;
}

export interface Edited {
	readonly jpeg: Buffer;
	/** The most memory that GraphicsMagick held, in bytes; seen every few ms. */
	readonly peak: number;
}

/**
 * Resizes as the Edit Image node of n8n 2.41 does (operation Resize with "Ignore Aspect Ratio", so
 * that the size is the same to the px; format jpeg). It uses the npm package gm 1.25, which starts
 * GraphicsMagick twice, with the whole file on its input: to ask for the orientation, and to
 * convert. The arguments are those that it was seen to give.
 */
export async function editImage(bytes: Buffer, target: Target): Promise<Edited> {
	const identified = await graphicsMagick(
		['identify', '-ping', '-format', '%[EXIF:Orientation]', '-'],
		bytes,
	);
	const turn = turns[identified.output.toString().trim()] ?? [];
	const { width, height, quality } = target;
	const converted = await graphicsMagick(
		[
			...['convert', '-background', 'transparent', '-quality', `${quality}`, '-'],
			...(turn.length > 0 ? [...turn, '-page', '+0+0'] : []),
			...['-orient', 'TopLeft', '-resize', `${width}x${height}!`, 'jpeg:-'],
		],
		bytes,
	);
	return { jpeg: converted.output, peak: Math.max(identified.peak, converted.peak) };
}

/** By EXIF's number for the orientation. */
const turns: Readonly<Partial<Record<string, readonly string[]>>> = {
	2: ['-flop'],
	3: ['-rotate', '180'],
	4: ['-flip'],
	5: ['-flip', '-rotate', '90'],
	6: ['-rotate', '90'],
	7: ['-flop', '-rotate', '90'],
	8: ['-rotate', '270'],
};

export interface Run {
	readonly output: Buffer;
	readonly peak: number;
}

/** How often its memory is looked at, in ms. */
const LOOK_EVERY = 4;

/** @throws Error where it is not installed, or says that something is wrong */
export async function graphicsMagick(
	parameters: readonly string[],
	input: Buffer = Buffer.alloc(0),
): Promise<Run> {
	const child = spawn('gm', parameters, { stdio: ['pipe', 'pipe', 'inherit'] });
	const output: Buffer[] = [];
	let peak = 0;
	const looking = setInterval(() => {
		if (child.pid !== undefined && existsSync(`/proc/${child.pid}`)) {
			peak = Math.max(peak, peakMemory(child.pid));
		}
	}, LOOK_EVERY);
	try {
		// identify closes its input when it has seen enough.
		child.stdin.on('error', () => undefined);
		child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
		const code = await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('close', resolve);
			child.stdin.end(input);
		});
		if (code !== 0) throw new Error(`gm ${parameters.join(' ')} ended with code ${String(code)}`);
		return { output: Buffer.concat(output), peak };
	} finally {
		clearInterval(looking);
	}
}

/** @returns null where GraphicsMagick is not installed */
export async function graphicsMagickVersion(): Promise<string | null> {
	try {
		const { output } = await graphicsMagick(['version']);
		return /^GraphicsMagick (\S+)/.exec(output.toString())?.[1] ?? null;
	} catch {
		return null;
	}
}

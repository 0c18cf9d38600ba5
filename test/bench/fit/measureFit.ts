import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { bytesToFit } from '../../../nodes/verification/image/fit/fitBudget';
import { MEGABYTE } from '../../../nodes/verification/image/imageLimits';
import { startFresh } from '../../harness/processes/freshProcess';
import { median } from '../../harness/measurement/median';
import type { Target } from './editImage';
import type { FitMeasured, FitTask } from './fitOne';
import { likeness } from './likeness';
import type { Photo } from './photos';
import { plainFitOne } from './plainProgram';

/** How one photo was made to fit, by one of the two. */
export interface FitFigures {
	/** ms, the median of all runs but the first. */
	readonly usual: number;
	/** ms, the longest of a run: the median of all runs but the first. */
	readonly stall: number;
	/** The same of the first run: the median of several fresh processes. */
	readonly firstStall: number;
	/** The most memory in all runs, above what the process held before the first, in bytes. */
	readonly peak: number;
	readonly bytes: number;
	readonly target: Target;
	/** Against the original; null where there is no GraphicsMagick to scale that. */
	readonly ssim: number | null;
}

export interface PhotoFigures {
	readonly photo: Photo;
	/** As text: why the package did not make it fit. */
	readonly ours: FitFigures | string;
	/** null where it is not installed, or there is nothing to compare it with. */
	readonly editImage: FitFigures | null;
}

/** The package as it is published. */
const built = join(__dirname, '../../../dist/nodes/verification');

/** A and B in turn, so that what else the machine does strikes both. */
const RUNS = 7;

/** Processes that fit one photo. */
const FIRST_RUNS = 5;

/** Where a photo is that was made to fit. */
export function fittedPath({ path }: Photo): string {
	return `${path}.fitted.jpg`;
}

/**
 * Makes a photo fit by the package, and by Edit Image to the same size.
 *
 * @param folder for what comes out
 */
export async function measureFit(
	photo: Photo,
	folder: string,
	hasGraphicsMagick: boolean,
): Promise<PhotoFigures> {
	const program = await plainFitOne(folder);
	const ours = new Runs(program, photo, fittedPath(photo));
	const theirs = new Runs(program, photo, join(folder, 'edited.jpg'));
	try {
		const first = await ours.run(null);
		if (first.problem !== null) return { photo, ours: first.problem, editImage: null };
		const target = await targetOf(await readFile(ours.saveAs));
		const reached = hasGraphicsMagick ? await sameSize(program, photo, target) : null;
		if (reached) await theirs.run(reached);
		for (let run = 0; run < RUNS; run++) {
			await ours.run(null);
			if (reached) await theirs.run(reached);
		}
		return {
			photo,
			ours: await ours.figures(target, null, hasGraphicsMagick),
			editImage: reached && (await theirs.figures(reached, reached, true)),
		};
	} finally {
		ours.stop();
		theirs.stop();
	}
}

/** One process, which makes one photo fit again and again. */
class Runs {
	private readonly process;
	private readonly measured: FitMeasured[] = [];

	constructor(
		private readonly program: string,
		private readonly photo: Photo,
		readonly saveAs: string,
	) {
		this.process = startFresh<FitTask, FitMeasured>(program);
	}

	async run(target: Target | null): Promise<FitMeasured> {
		const task = { photo: this.photo.path, target, saveAs: this.saveAs, built };
		const measured = await this.process.ask(task);
		this.measured.push(measured);
		return measured;
	}

	/** @param target of the runs; null for this package, which finds its own */
	async figures(
		reached: Target,
		target: Target | null,
		hasGraphicsMagick: boolean,
	): Promise<FitFigures> {
		const others = this.measured.slice(1);
		return {
			usual: median(others.map(({ ms }) => ms)),
			stall: median(others.map(({ stallMs }) => stallMs)),
			firstStall: median(await this.firstStalls(target)),
			peak: Math.max(...this.measured.map(({ peak }) => peak)),
			bytes: (await stat(this.saveAs)).size,
			target: reached,
			ssim: hasGraphicsMagick ? await likeness(this.photo, this.saveAs, reached) : null,
		};
	}

	private async firstStalls(target: Target | null): Promise<number[]> {
		const stalls: number[] = [];
		while (stalls.length < FIRST_RUNS) {
			const fresh = new Runs(this.program, this.photo, this.saveAs);
			stalls.push((await fresh.run(target)).stallMs);
			fresh.stop();
		}
		return stalls;
	}

	stop(): void {
		this.process.stop();
	}
}

/** What Edit Image has to be told, to make the same of the photo. */
async function targetOf(jpeg: Buffer): Promise<Target> {
	const { width, height } = await sharp(jpeg).metadata();
	return { width, height, quality: jpegQuality(jpeg) };
}

/** The mark of a quantisation table, its length and its number, in a JPEG (ITU T.81, B.2.4.1). */
const FIRST_TABLE = Buffer.from([0xff, 0xdb, 0x00, 0x43, 0x00]);

/** The first number of that table where the quality is 50 (ITU T.81, K.1). */
const AT_50 = 16;

/** libjpeg's quality of 50 or more, by the first number of the table that it makes of it. */
function jpegQuality(jpeg: Buffer): number {
	const at = jpeg.indexOf(FIRST_TABLE);
	const first = at === -1 ? undefined : jpeg[at + FIRST_TABLE.length];
	const madeFor = (quality: number) => Math.floor((AT_50 * (200 - 2 * quality) + 50) / 100);
	// Those that this package uses differ in it.
	const found = [80, 90, 95].find((quality) => madeFor(quality) === first);
	if (found === undefined) throw new Error(`A table that begins with ${first}`);
	return found;
}

/** Edit Image's quality is lowered where its file would be above the limit. */
async function sameSize(program: string, photo: Photo, target: Target): Promise<Target> {
	const trial = startFresh<FitTask, FitMeasured>(program);
	const saveAs = `${photo.path}.trial.jpg`;
	try {
		for (let { quality } = target; quality > 0; quality--) {
			await trial.ask({ photo: photo.path, target: { ...target, quality }, saveAs, built });
			if ((await stat(saveAs)).size <= bytesToFit(MEGABYTE)) return { ...target, quality };
		}
		throw new Error(`No quality brings ${photo.name} within the limit`);
	} finally {
		trial.stop();
	}
}

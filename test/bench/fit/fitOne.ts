import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerTasks } from '../../harness/processes/freshProcess';
import { idleMemory, metered, peakMemory } from '../../harness/measurement/meter';
import { editImage, type Target } from './editImage';

/** One photo to be made to fit; with a target by Edit Image, without by this package. */
export interface FitTask {
	readonly photo: string;
	readonly target: Target | null;
	/** Where what came out is written to, after it has been measured. */
	readonly saveAs: string;
	/** Where the package lies, as it is published. */
	readonly built: string;
}

export interface FitMeasured {
	readonly ms: number;
	readonly stallMs: number;
	/** Above what the process held when it was idle, GraphicsMagick included; the most so far. */
	readonly peak: number;
	/** null, or why nothing came out. */
	readonly problem: string | null;
}

interface Made {
	readonly jpeg: Buffer | null;
	readonly problem: string | null;
	/** Of another process. */
	readonly peakElsewhere: number;
}

type FitImage = typeof import('../../../nodes/verification/image/fit/fitImage');
type ImageModule = typeof import('../../../nodes/verification/image/image');
type StoredImage = typeof import('../../../nodes/verification/n8n/input/storedImage');
type Accura = typeof import('../../../nodes/verification/providers/accura/accura.provider');

/** As the node reads n8n's files, in bytes: those up to this size whole, larger ones in pieces. */
const READ_WHOLE = 4_194_304;
const PIECE_BYTES = 262_144;

let idle: number | null = null;

answerTasks(async ({ photo, target, saveAs, built }: FitTask): Promise<FitMeasured> => {
	const { fitImage }: FitImage = await import(join(built, 'image/fit/fitImage.js'));
	const { imageInMemory, wholeOf }: ImageModule = await import(join(built, 'image/image.js'));
	const { storedImage }: StoredImage = await import(join(built, 'n8n/input/storedImage.js'));
	const { accura }: Accura = await import(join(built, 'providers/accura/accura.provider.js'));
	const limits = accura.checks.faceLiveness?.limits;
	if (!limits) throw new Error('Accura has no face check');

	const open = async () => createReadStream(photo, { highWaterMark: PIECE_BYTES });
	const { size } = await stat(photo);

	const byPackage = async (): Promise<Made> => {
		const image =
			size > READ_WHOLE
				? await storedImage(open, undefined, 60_000)
				: await imageInMemory(await readFile(photo));
		const fitting = await fitImage(image, limits, new AbortController().signal);
		const made = { peakElsewhere: 0 };
		if (fitting.kind === 'fitted') {
			return { ...made, jpeg: await wholeOf(fitting.image), problem: null };
		}
		const problem = fitting.kind === 'unfit' ? fitting.failure.reason : fitting.kind;
		return { ...made, jpeg: null, problem };
	};
	const byEditImage = async (wanted: Target): Promise<Made> => {
		const { jpeg, peak } = await editImage(await readFile(photo), wanted);
		return { jpeg, problem: null, peakElsewhere: peak };
	};

	idle ??= await idleMemory();
	const { result, ms, stallMs } = await metered(async () =>
		target ? await byEditImage(target) : await byPackage(),
	);
	const peak = peakMemory() - idle + result.peakElsewhere;
	if (result.jpeg) await writeFile(saveAs, result.jpeg);
	return { ms, stallMs, peak, problem: result.problem };
});

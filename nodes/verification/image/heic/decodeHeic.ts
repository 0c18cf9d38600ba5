import { Worker } from 'node:worker_threads';

/** A decoded HEIC photo: upright, cropped and mirrored as the file says. */
export interface HeicPixels {
	/**
	 * The pixels as an uncompressed TIFF, RGB or RGBA with 8 bits each, with the photo's own ICC
	 * profile: a plain array of pixels could not carry one to `sharp`, and iPhones write Display P3.
	 */
	readonly tiff: Uint8Array<ArrayBuffer>;
	/** px */
	readonly width: number;
	/** px */
	readonly height: number;
}

export type HeicFailure =
	/** The bytes are cut off or contradictory, or they make the decoder fail. */
	| 'damaged'
	/** A HEIF file with something other than HEVC inside, or HEVC that takes too much memory. */
	| 'unsupported'
	/** The file claims more pixels than may be decoded. None were. */
	| 'tooManyPixels'
	/** It took too long, which is the machine's fault and not the photo's. */
	| 'exhausted'
	/** The administrator of n8n has switched off HEIC decoding. */
	| 'switchedOff'
	/** The decoder is not installed, or no thread could be started for it. */
	| 'noDecoder';

export interface HeicLimits {
	/** px, width times height. */
	readonly mostPixels: number;
	/** From the thread's start. 12 million px take about 2,000. */
	readonly longestMs?: number;
}

/** The thread's messages: first that the decoder is loaded, then the result. */
type Message = 'loaded' | HeicFailure | HeicPixels;

/** Enough for 25 million px on a busy machine. */
const LONGEST_MS = 30_000;

/**
 * Decodes HEIC. The `sharp` on npm can't, because it does not include HEVC. It runs in a thread for
 * one photo: n8n's event loop continues, a decoder that hangs can be stopped, and its memory is
 * freed. Never rejects.
 *
 * @param bytes the whole file, as a stranger sent it
 */
export async function heicPixels(
	bytes: Uint8Array,
	{ mostPixels, longestMs = LONGEST_MS }: HeicLimits,
): Promise<HeicPixels | HeicFailure> {
	if (isSwitchedOff()) return 'switchedOff';
	const worker = startThread(new Uint8Array(bytes), mostPixels);
	if (!worker) return 'noDecoder';
	let timer: NodeJS.Timeout | undefined;
	try {
		return await new Promise<HeicPixels | HeicFailure>((resolve) => {
			timer = setTimeout(() => resolve('exhausted'), longestMs);
			// After the decoder is loaded, the bytes are the cause of a failure.
			let onFailure: HeicFailure = 'noDecoder';
			worker.on('message', (message: Message) => {
				if (message === 'loaded') onFailure = 'damaged';
				else resolve(message);
			});
			worker.on('error', () => resolve(onFailure));
			worker.on('exit', () => resolve(onFailure));
		});
	} finally {
		clearTimeout(timer);
		await worker.terminate();
	}
}

/** For users who are not allowed to run its libraries. Any value but `on` counts as off. */
function isSwitchedOff(): boolean {
	const { KYC_LIVENESS_HEIC: wish = '' } = process.env;
	return !['', 'on'].includes(wish.trim().toLowerCase());
}

function startThread(bytes: Uint8Array<ArrayBuffer>, mostPixels: number): Worker | null {
	try {
		return new Worker(require.resolve('./heicWorker.js'), {
			workerData: { bytes, mostPixels },
			transferList: [bytes.buffer],
			// The thread needs nothing from n8n, and the decoder's messages do not belong in n8n's log.
			env: {},
			execArgv: [],
			stdout: true,
			stderr: true,
			// Only for JavaScript. The thread limits the decoder's own memory.
			resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 },
		});
	} catch {
		return null;
	}
}

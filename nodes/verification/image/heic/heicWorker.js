// @ts-check
// The thread of decodeHeic.ts. JavaScript, because a thread is started from a file that Node can
// run: this one is the same in the sources and in the built package.
const { parentPort, workerData } = require('node:worker_threads');

// From libheif's enumerations.
const COLORSPACE_RGB = 1;
const CHROMA_INTERLEAVED_RGB = 10;
const CHROMA_INTERLEAVED_RGBA = 11;
const CHANNEL_INTERLEAVED = 10;
const UNSUPPORTED_CODEC = 3000;
const ERROR_PLUGIN_LOADING = 11;

// In heif_decoding_options, for pointers of 4 bytes. Without it, tiles that can't be decoded are
// left grey, and a photo with half of it missing counts as good.
const STRICT_DECODING = 21;

/** Every so many px, in both directions. */
const SAMPLE_STEP = 4;
const MOST_UNDECODED = 0.01;

const MEGABYTE = 1_048_576;
const WASM_PAGE = 65_536;

/**
 * WebAssembly's memory grows by a call of this function, so here it can be held in.
 *
 * @type {{grow: (this: {buffer: ArrayBuffer}, pages: number) => number}}
 */
const memory = Reflect.get(globalThis, 'WebAssembly').Memory.prototype;
const grow = memory.grow;
/** Bytes that the decoder may take: the file, room to read it, and later what its pixels need. */
let mostMemory = 64 * MEGABYTE + 2 * workerData.bytes.length;
memory.grow = function (pages) {
	if (this.buffer.byteLength + pages * WASM_PAGE > mostMemory) {
		parentPort?.postMessage('unsupported');
		throw new RangeError('Too much');
	}
	return grow.call(this, pages);
};

const heif = require('libheif-js/wasm-bundle');
parentPort?.postMessage('loaded');
const answer = decode(workerData.bytes, workerData.mostPixels);
parentPort?.postMessage(answer, typeof answer === 'string' ? [] : [answer.tiff.buffer]);

/**
 * Nothing is given back to the decoder: its memory ends with the thread.
 *
 * @param {Uint8Array} bytes
 * @param {number} mostPixels
 */
function decode(bytes, mostPixels) {
	const err = heif._malloc(12);
	const out = heif._malloc(4);
	/** @param {number} at */
	const read = (at) => new DataView(heif.HEAPU8.buffer).getInt32(at, true);
	const failed = () => read(err) !== 0;

	const file = heif._malloc(bytes.length);
	if (file === 0) return 'damaged';
	heif.HEAPU8.set(bytes, file);
	const context = heif._heif_context_alloc();
	heif._heif_context_set_maximum_image_size_limit(context, Math.ceil(Math.sqrt(mostPixels)));
	heif._heif_context_read_from_memory_without_copy(err, context, file, bytes.length, 0);
	if (failed()) return 'damaged';
	heif._heif_context_get_primary_image_handle(err, context, out);
	if (failed()) return 'damaged';

	const handle = read(out);
	const pixels =
		heif._heif_image_handle_get_width(handle) * heif._heif_image_handle_get_height(handle);
	if (pixels > mostPixels) return 'tooManyPixels';
	mostMemory += 10 * pixels;

	const channels = heif._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
	const chroma = channels === 4 ? CHROMA_INTERLEAVED_RGBA : CHROMA_INTERLEAVED_RGB;
	const options = heif._heif_decoding_options_alloc();
	heif.HEAPU8[options + STRICT_DECODING] = 1;
	heif._heif_decode_image(err, handle, out, COLORSPACE_RGB, chroma, options);
	if (failed()) {
		const unknown = read(err) === ERROR_PLUGIN_LOADING || read(err + 4) === UNSUPPORTED_CODEC;
		return unknown ? 'unsupported' : 'damaged';
	}

	const image = read(out);
	const profile = colourProfile(handle, err);
	const width = heif._heif_image_get_width(image, CHANNEL_INTERLEAVED);
	const height = heif._heif_image_get_height(image, CHANNEL_INTERLEAVED);
	const plane = heif._heif_image_get_plane_readonly(image, CHANNEL_INTERLEAVED, out);
	const rows = { memory: heif.HEAPU8, at: plane, stride: read(out) };
	if (undecodedShare(rows, width, height, channels) > MOST_UNDECODED) return 'damaged';
	return { tiff: writeTiff(rows, width, height, channels, profile), width, height };
}

/**
 * What the decoder could not read it leaves at brightness and colour 0, without a word. In RGB that
 * is a green with neither red nor blue, which no camera sees over a stretch of px.
 *
 * @param {{memory: Uint8Array, at: number, stride: number}} rows
 * @param {number} width
 * @param {number} height
 * @param {3 | 4} channels
 * @returns 0 to 1, of some of the px
 */
function undecodedShare({ memory, at, stride }, width, height, channels) {
	let seen = 0;
	let undecoded = 0;
	for (let y = 0; y < height; y += SAMPLE_STEP) {
		for (let x = 0; x < width; x += SAMPLE_STEP) {
			const px = at + y * stride + x * channels;
			const [red = 0, green = 0, blue = 0] = memory.subarray(px, px + 3);
			seen++;
			if (red === 0 && blue === 0 && green > 60 && green < 160) undecoded++;
		}
	}
	return undecoded / seen;
}

/**
 * @param {number} handle
 * @param {number} err
 */
function colourProfile(handle, err) {
	const size = heif._heif_image_handle_get_raw_color_profile_size(handle);
	if (size === 0) return new Uint8Array();
	const at = heif._malloc(size);
	heif._heif_image_handle_get_raw_color_profile(err, handle, at);
	return heif.HEAPU8.slice(at, at + size);
}

/**
 * The plainest file that can carry a colour profile (TIFF 6.0): header, rows, directory, lists.
 *
 * @param {{memory: Uint8Array, at: number, stride: number}} rows
 * @param {number} width
 * @param {number} height
 * @param {3 | 4} channels
 * @param {Uint8Array} profile ICC; empty where the photo has none
 */
function writeTiff({ memory, at, stride }, width, height, channels, profile) {
	const header = 8;
	const row = width * channels;
	// Strips of a few rows, so that the reader need not hold the whole once more.
	const stripRows = 16;
	const tops = Array.from({ length: Math.ceil(height / stripRows) }, (_, i) => i * stripRows);
	const fields = [
		longs(256, [width]),
		longs(257, [height]),
		shorts(258, new Array(channels).fill(8)),
		shorts(259, [1]), // not compressed
		shorts(262, [2]), // RGB
		longs(
			273,
			tops.map((top) => header + top * row),
		),
		shorts(277, [channels]),
		longs(278, [stripRows]),
		longs(
			279,
			tops.map((top) => Math.min(stripRows, height - top) * row),
		),
		shorts(284, [1]), // channels side by side
	];
	if (channels === 4) fields.push(shorts(338, [2])); // alpha, not multiplied in
	if (profile.length > 0) {
		fields.push({ tag: 34_675, type: 7, count: profile.length, data: Buffer.from(profile) });
	}

	const directory = header + even(height * row);
	let free = directory + 2 + fields.length * 12 + 4;
	const tiff = Buffer.alloc(free + fields.reduce((sum, { data }) => sum + even(data.length), 0));
	tiff.write('II*\0', 'latin1');
	tiff.writeUInt32LE(directory, 4);
	for (let y = 0; y < height; y++) {
		tiff.set(memory.subarray(at + y * stride, at + y * stride + row), header + y * row);
	}
	let entry = tiff.writeUInt16LE(fields.length, directory);
	for (const { tag, type, count, data } of fields) {
		tiff.writeUInt16LE(tag, entry);
		tiff.writeUInt16LE(type, entry + 2);
		tiff.writeUInt32LE(count, entry + 4);
		if (data.length <= 4) {
			tiff.set(data, entry + 8);
		} else {
			tiff.writeUInt32LE(free, entry + 8);
			tiff.set(data, free);
			free += even(data.length);
		}
		entry += 12;
	}
	return tiff;
}

/** @param {number} bytes */
function even(bytes) {
	return bytes + (bytes % 2);
}

/**
 * @param {number} tag
 * @param {readonly number[]} values
 */
function shorts(tag, values) {
	const data = Buffer.alloc(values.length * 2);
	values.forEach((value, i) => data.writeUInt16LE(value, i * 2));
	return { tag, type: 3, count: values.length, data };
}

/**
 * @param {number} tag
 * @param {readonly number[]} values
 */
function longs(tag, values) {
	const data = Buffer.alloc(values.length * 4);
	values.forEach((value, i) => data.writeUInt32LE(value, i * 4));
	return { tag, type: 4, count: values.length, data };
}

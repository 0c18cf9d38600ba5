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
const IGNORE_TRANSFORMATIONS = 1;

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
const { CROP, transformationsOf, transformed, withoutCrop } = require('./heicTransformations.js');
const { writeTiff } = require('./writeTiff.js');
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
	const open = () => {
		const context = heif._heif_context_alloc();
		heif._heif_context_set_maximum_image_size_limit(context, Math.ceil(Math.sqrt(mostPixels)));
		heif._heif_context_read_from_memory_without_copy(err, context, file, bytes.length, 0);
		if (failed()) return null;
		heif._heif_context_get_primary_image_handle(err, context, out);
		return failed() ? null : { context, handle: read(out) };
	};
	const opened = open();
	if (opened === null) return 'damaged';

	const { context } = opened;
	const coded = {
		width: heif._heif_image_handle_get_ispe_width(opened.handle),
		height: heif._heif_image_handle_get_ispe_height(opened.handle),
	};
	const pixels = Math.max(
		coded.width * coded.height,
		heif._heif_image_handle_get_width(opened.handle) *
			heif._heif_image_handle_get_height(opened.handle),
	);
	if (pixels > mostPixels) return 'tooManyPixels';
	mostMemory += 10 * pixels;

	const item = heif._heif_image_handle_get_item_id(opened.handle);
	const transformations = transformationsOf(context, item);
	// This version of the decoder takes all of a picture for too large where more than 64 px of it are
	// cut off (strukturag/libheif#1856).
	const isCropped = transformations.some(({ kind }) => kind === CROP);
	if (isCropped) withoutCrop(heif.HEAPU8.subarray(file, file + bytes.length), coded);
	const whole = isCropped ? open() : opened;
	if (whole === null) return 'damaged';

	const { handle } = whole;
	const channels = heif._heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
	const chroma = channels === 4 ? CHROMA_INTERLEAVED_RGBA : CHROMA_INTERLEAVED_RGB;
	const options = heif._heif_decoding_options_alloc();
	heif.HEAPU8[options + STRICT_DECODING] = 1;
	heif.HEAPU8[options + IGNORE_TRANSFORMATIONS] = isCropped ? 1 : 0;
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
	/** @type {import('./heicTransformations.js').Picture} */
	let picture = { memory: heif.HEAPU8, at: plane, stride: read(out), width, height, channels };
	if (undecodedShare(picture) > MOST_UNDECODED) return 'damaged';
	for (const { id, kind } of isCropped ? transformations : []) {
		picture = transformed(picture, context, item, id, kind);
	}
	if (picture.width <= 0 || picture.height <= 0) return 'damaged';
	return { tiff: writeTiff(picture, profile), width: picture.width, height: picture.height };
}

/**
 * What the decoder could not read it leaves at brightness and colour 0, without a word. In RGB that
 * is a green with neither red nor blue, which no camera sees over a stretch of px.
 *
 * @param {import('./heicTransformations.js').Picture} picture
 * @returns 0 to 1, of some of the px
 */
function undecodedShare({ memory, at, stride, width, height, channels }) {
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

// @ts-check
// Crops and turns what libheif has decoded, in its thread.
const heif = require('libheif-js/wasm-bundle');

// The kinds of transformations, by the names of their boxes.
const CROP = 0x63_6c_61_70; // clap
const ROTATION = 0x69_72_6f_74; // irot
const MIRROR = 0x69_6d_69_72; // imir
const MOST_TRANSFORMATIONS = 8;
const UPSIDE_DOWN = 0;

/**
 * @typedef {object} Picture
 * @property {Uint8Array} memory
 * @property {number} at where its first row begins
 * @property {number} stride from row to row
 * @property {number} width
 * @property {number} height
 * @property {3 | 4} channels
 */

/**
 * In the order in which they are to be applied.
 *
 * @param {number} context
 * @param {number} item
 */
function transformationsOf(context, item) {
	const ids = heif._malloc(4 * MOST_TRANSFORMATIONS);
	const count = heif._heif_item_get_transformation_properties(
		context,
		item,
		ids,
		MOST_TRANSFORMATIONS,
	);
	return Array.from({ length: count }, (_, index) => {
		const id = new DataView(heif.HEAPU8.buffer).getUint32(ids + 4 * index, true);
		return { id, kind: heif._heif_item_get_property_type(context, item, id) };
	});
}

/**
 * @param {Picture} picture
 * @param {number} context
 * @param {number} item
 * @param {number} id
 * @param {number} kind
 * @returns {Picture}
 */
function transformed(picture, context, item, id, kind) {
	const { width, height } = picture;
	const [right, bottom] = [width - 1, height - 1];
	if (kind === CROP) return cropped(picture, context, item, id);
	if (kind === MIRROR) {
		const direction = heif._heif_item_get_property_transform_mirror(context, item, id);
		return direction === UPSIDE_DOWN
			? redrawn(picture, width, height, (x, y) => [x, bottom - y])
			: redrawn(picture, width, height, (x, y) => [right - x, y]);
	}
	if (kind !== ROTATION) return picture;
	switch (heif._heif_item_get_property_transform_rotation_ccw(context, item, id)) {
		case 90:
			return redrawn(picture, height, width, (x, y) => [right - y, x]);
		case 180:
			return redrawn(picture, width, height, (x, y) => [right - x, bottom - y]);
		case 270:
			return redrawn(picture, height, width, (x, y) => [y, bottom - x]);
		default:
			return picture;
	}
}

/**
 * @param {Picture} picture
 * @param {number} context
 * @param {number} item
 * @param {number} id
 * @returns {Picture}
 */
function cropped(picture, context, item, id) {
	const { at, stride, width, height, channels } = picture;
	const borders = heif._malloc(16);
	heif._heif_item_get_property_transform_crop_borders(
		context,
		item,
		id,
		width,
		height,
		borders,
		borders + 4,
		borders + 8,
		borders + 12,
	);
	const [left = 0, top = 0, right = 0, bottom = 0] = new Int32Array(
		heif.HEAPU8.buffer,
		borders,
		4,
	).map((border) => Math.max(0, border));
	return {
		...picture,
		at: at + top * stride + left * channels,
		width: width - left - right,
		height: height - top - bottom,
	};
}

/**
 * @param {Picture} picture
 * @param {number} width
 * @param {number} height
 * @param {(x: number, y: number) => readonly [number, number]} from where a px comes from
 * @returns {Picture}
 */
function redrawn({ memory, at, stride, channels }, width, height, from) {
	const copy = new Uint8Array(width * height * channels);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const [fromX, fromY] = from(x, y);
			const px = at + fromY * stride + fromX * channels;
			const to = (y * width + x) * channels;
			for (let channel = 0; channel < channels; channel++) {
				copy[to + channel] = memory[px + channel] ?? 0;
			}
		}
	}
	return { memory: copy, at: 0, stride: width * channels, width, height, channels };
}

const cropBox = Buffer.from('\0\0\0\x28clap', 'latin1');

/**
 * Makes each crop in a file one that cuts off nothing.
 *
 * @param {Uint8Array} file
 * @param {{width: number, height: number}} whole
 */
function withoutCrop(file, { width, height }) {
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
	const content = Buffer.alloc(32);
	// Width, height and two offsets, each over a number.
	[width, 1, height, 1, 0, 1, 0, 1].forEach((number, i) => content.writeUInt32BE(number, 4 * i));
	for (let at = bytes.indexOf(cropBox); at !== -1; at = bytes.indexOf(cropBox, at + 1)) {
		content.copy(bytes, at + cropBox.length);
	}
}

module.exports = { CROP, transformationsOf, transformed, withoutCrop };

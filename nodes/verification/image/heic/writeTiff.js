// @ts-check
/**
 * The plainest file that can carry a colour profile (TIFF 6.0): header, rows, directory, lists.
 *
 * @param {import('./heicTransformations.js').Picture} picture
 * @param {Uint8Array} profile ICC; empty where the photo has none
 */
function writeTiff({ memory, at, stride, width, height, channels }, profile) {
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

module.exports = { writeTiff };

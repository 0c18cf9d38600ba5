/** One byte for each px, row by row. */
export interface Greys {
	readonly data: Uint8Array;
	readonly width: number;
	readonly height: number;
}

/** The window over which the two pictures are compared: a bell of 11 x 11 px. */
const RADIUS = 5;
const SIGMA = 1.5;

/** They keep the quotients stable where a window is all black or all one grey. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * How alike two pictures look, from 0 to 1: the mean structural similarity by Z. Wang, A. C. Bovik,
 * H. R. Sheikh and E. P. Simoncelli, "Image quality assessment: from error visibility to structural
 * similarity", IEEE Transactions on Image Processing 13 (2004), with the constants given there. As
 * there, only windows that lie within the picture are counted.
 *
 * @throws RangeError if the pictures differ in size or are smaller than the window
 */
export function ssim(one: Greys, other: Greys): number {
	const { width, height } = one;
	const side = 2 * RADIUS + 1;
	if (width !== other.width || height !== other.height) {
		throw new RangeError('The pictures differ in size');
	}
	if (Math.min(width, height) < side) throw new RangeError(`A side has less than ${side} px`);

	const blurred = (of: (at: number) => number) =>
		blur(
			new Float64Array(width * height).map((_, at) => of(at)),
			width,
			height,
		);
	const x = (at: number) => one.data[at] ?? NaN;
	const y = (at: number) => other.data[at] ?? NaN;
	const [meanX, meanY] = [blurred(x), blurred(y)];
	const squareX = blurred((at) => x(at) ** 2);
	const squareY = blurred((at) => y(at) ** 2);
	const product = blurred((at) => x(at) * y(at));

	const alike = meanX.map((mx, at) => {
		const my = meanY[at] ?? NaN;
		const varianceX = (squareX[at] ?? NaN) - mx ** 2;
		const varianceY = (squareY[at] ?? NaN) - my ** 2;
		const covariance = (product[at] ?? NaN) - mx * my;
		const light = (2 * mx * my + C1) / (mx ** 2 + my ** 2 + C1);
		return (light * (2 * covariance + C2)) / (varianceX + varianceY + C2);
	});
	return alike.reduce((sum, value) => sum + value, 0) / alike.length;
}

/** Weighted means over the window, at each place where the whole window is in the picture. */
function blur(values: Float64Array, width: number, height: number): Float64Array {
	const innerWidth = width - 2 * RADIUS;
	const rows = new Float64Array(innerWidth * height);
	for (let at = 0; at < rows.length; at++) {
		rows[at] = weighted(values, at + Math.floor(at / innerWidth) * 2 * RADIUS, 1);
	}
	const means = new Float64Array(innerWidth * (height - 2 * RADIUS));
	for (let at = 0; at < means.length; at++) means[at] = weighted(rows, at, innerWidth);
	return means;
}

function weighted(values: Float64Array, from: number, step: number): number {
	let sum = 0;
	for (let at = 0; at < weights.length; at++) {
		sum += (weights[at] ?? NaN) * (values[from + at * step] ?? NaN);
	}
	return sum;
}

const weights = bellWeights();

function bellWeights(): Float64Array {
	const bell = Float64Array.from({ length: 2 * RADIUS + 1 }, (_, at) =>
		Math.exp(-((at - RADIUS) ** 2) / (2 * SIGMA ** 2)),
	);
	const sum = bell.reduce((total, weight) => total + weight, 0);
	return bell.map((weight) => weight / sum);
}

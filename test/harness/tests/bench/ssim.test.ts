import { ssim, type Greys } from '../../measurement/ssim';

const WIDTH = 24;
const HEIGHT = 32;

function picture(grey: (x: number, y: number) => number): Greys {
	const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
		grey(at % WIDTH, Math.floor(at / WIDTH)),
	);
	return { data, width: WIDTH, height: HEIGHT };
}

const slope = picture((x, y) => (x * 7 + y * 5) % 256);

test('a picture is identical to itself', () => {
	expect(ssim(slope, slope)).toBe(1);
});

/**
 * scikit-image 0.26.0, structural_similarity with gaussian_weights=True, sigma=1.5,
 * use_sample_covariance=False and data_range=255, which its page names for the paper's own values.
 */
test('the similarity equals that of scikit-image', () => {
	const patterned = picture((x, y) => (x * 7 + y * 5 + ((x * y) % 13) * 3) % 256);
	expect(ssim(slope, patterned)).toBeCloseTo(0.5933377419576356, 10);
	expect(ssim(patterned, slope)).toBeCloseTo(0.5933377419576356, 10);
});

test('two plain pictures differ only by their brightness', () => {
	const [dark, bright] = [100, 120];
	const c1 = (0.01 * 255) ** 2;
	const light = (2 * dark * bright + c1) / (dark ** 2 + bright ** 2 + c1);
	expect(
		ssim(
			picture(() => dark),
			picture(() => bright),
		),
	).toBeCloseTo(light, 10);
});

test('refuses pictures that cannot be compared', () => {
	const turned = { data: slope.data, width: HEIGHT, height: WIDTH };
	expect(() => ssim(slope, turned)).toThrow('differ in size');
	const tiny = { data: new Uint8Array(100), width: 10, height: 10 };
	expect(() => ssim(tiny, tiny)).toThrow('less than 11 px');
});

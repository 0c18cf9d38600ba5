import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { fitImage } from '../../../../nodes/verification/image/fit/fitImage';
import { imageInMemory, wholeOf } from '../../../../nodes/verification/image/image';
import { providers } from '../../../../nodes/verification/providers/registry';
import { applicantsIn } from '../../../demo/applicantFolder';
import { drawImage, type Drawing } from '../../drawings/draw';
import { acceptedWhenFitted } from '../../drawings/expectedVerdicts';
import { readMetadata } from '../../simulator/images/imageMetadata';
import { readMark } from '../../simulator/images/readMark';
import { markOf, scenarioOfMark } from '../../simulator/images/scenarioMark';
import { examineImage } from '../../simulator/images/uploadedImage';
import { scenarioNames } from '../../simulator/scenarios/scenarios';

const examples = resolve(__dirname, '../../../../examples/images');
const card: Drawing = {
	subject: 'idCard',
	format: 'png',
	width: 1280,
	height: 860,
	scenario: 'printedCopy',
	mark: true,
};
const drawn = (change: Partial<Drawing> = {}) => drawImage({ ...card, ...change });

describe('a mark', () => {
	test.each(scenarioNames)('names %s after a JPEG of quality 80 in 640 px', async (scenario) => {
		const sent = sharp(await drawn({ scenario }))
			.resize({ width: 640 })
			.jpeg({ quality: 80 });
		expect(await examineImage(await sent.toBuffer())).toMatchObject({ metadata: [], scenario });
	});

	test.each(['jpeg', 'png', 'webp', 'tiff', 'avif', 'gif'] as const)(
		'is read from a %s',
		async (format) => {
			const image = await sharp(await drawn())
				.toFormat(format, format === 'avif' ? { effort: 0 } : {})
				.toBuffer();
			expect(await readMark(image)).toBe('printedCopy');
		},
	);

	test.each([
		[300, 300],
		[200, 1000],
		[1000, 200],
		[641, 483],
		[4999, 3001],
	])('is read from a picture of %d x %d px', async (width, height) => {
		expect(await readMark(await drawn({ format: 'jpeg', width, height }))).toBe('printedCopy');
	});

	test('is read where grain nearly hides the picture', async () => {
		const noisy = await drawn({ format: 'jpeg', minimumBytes: 900_000 });
		expect(await readMark(noisy)).toBe('printedCopy');
	});

	test.each([6, 8] as const)(
		'is read from a picture with EXIF orientation %d',
		async (orientation) => {
			const { width, height } = card;
			const lying = await drawn({ format: 'jpeg', phone: { orientation } });
			expect((await examineImage(lying)).picture).toEqual({
				format: 'jpg',
				width: height,
				height: width,
			});
			expect(await readMark(lying)).toBe('printedCopy');
			const upright = await sharp(lying).autoOrient().jpeg({ quality: 80 }).toBuffer();
			expect(await readMark(upright)).toBe('printedCopy');
		},
	);

	const offered = providers.flatMap(({ label, checks }) =>
		Object.entries(checks).map(([name, { limits }]) => [label, name, limits] as const),
	);
	test.each(offered)(
		'stays when a photo is fitted to the limits of %s, %s',
		async (_label, _name, limits) => {
			const photo = await readFile(resolve(examples, '17-phone-photo/id.jpg'));
			const { signal } = new AbortController();
			const fitting = await fitImage(await imageInMemory(photo), limits, signal);
			if (fitting.kind !== 'fitted') throw new Error(fitting.kind);
			const sent = await wholeOf(fitting.image);
			expect(await examineImage(sent)).toMatchObject({ metadata: [], scenario: 'genuine' });
		},
	);

	test('gives way to the description', async () => {
		const image = sharp(await drawn()).withExif({
			IFD0: { ImageDescription: 'kyc-simulator:spoofedSelfie' },
		});
		expect((await examineImage(await image.toBuffer())).scenario).toBe('spoofedSelfie');
	});

	test('is on the example pictures that get fitted, and matches their description', async () => {
		const found = [];
		for (const { name, files } of await applicantsIn(examples)) {
			for (const image of Object.values(files)) {
				const mark = await readMark(image);
				if (mark === null) continue;
				found.push(name);
				expect(readMetadata(image).description).toBe(`kyc-simulator:${mark}`);
			}
		}
		expect(found).toEqual(acceptedWhenFitted);
	});
});

describe('no scenario is read', () => {
	test.each(['none', 'screen', 'print', 'dimLight'] as const)(
		'from a drawing without a mark, effect %s',
		async (effect) => {
			expect(await readMark(await drawn({ mark: false, effect }))).toBeNull();
		},
	);

	test.each(['#000000', '#ffffff', '#808080'])('from a plain picture in %s', async (background) => {
		const plain = sharp({ create: { width: 640, height: 480, channels: 3, background } });
		expect(await readMark(await plain.png().toBuffer())).toBeNull();
	});

	test.each([
		['turned by 90 degrees', (image: Sharp) => image.rotate(90)],
		['upside down', (image: Sharp) => image.rotate(180)],
		['mirrored', (image: Sharp) => image.flop()],
		['upended', (image: Sharp) => image.flip()],
		['negative', (image: Sharp) => image.negate()],
		[
			'without its lower edge',
			(image: Sharp) => image.extract({ left: 0, top: 0, width: 640, height: 410 }),
		],
		[
			'without a side',
			(image: Sharp) => image.extract({ left: 80, top: 0, width: 560, height: 430 }),
		],
		['faded', (image: Sharp) => image.linear(0.3, 90)],
	])('from a mark that is %s', async (_what, change) => {
		for (const scenario of scenarioNames) {
			const small = await drawn({ scenario, format: 'jpeg', width: 640, height: 430 });
			expect(await readMark(small)).toBe(scenario);
			const image = await change(sharp(small)).toBuffer();
			expect(await readMark(image)).toBeNull();
		}
	});

	test('from cells with one or two errors', () => {
		for (const scenario of scenarioNames) {
			const cells = markOf(scenario).flat();
			for (let one = 0; one < cells.length; one++) {
				for (let other = one; other < cells.length; other++) {
					const wrong = cells.map((cell, at) => (at === one || at === other ? !cell : cell));
					const half = cells.length / 2;
					expect(scenarioOfMark(wrong.slice(0, half), wrong.slice(half))).toBeNull();
				}
			}
		}
	});

	test('from bytes that are not a picture, or only part of one', async () => {
		const image = await drawn();
		expect(await readMark(Buffer.from('no picture'))).toBeNull();
		expect(await readMark(image.subarray(0, image.length / 2))).toBeNull();
	});
});

test('a mark needs an existing scenario', async () => {
	await expect(drawn({ scenario: 'genuin' })).rejects.toThrow('no scenario "genuin"');
	const nothing: Drawing = { subject: 'idCard', format: 'png', width: 640, height: 430 };
	await expect(drawImage({ ...nothing, mark: true })).rejects.toThrow('needs a scenario');
});

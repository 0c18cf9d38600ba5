import ExifReader from 'exifreader';
import sharp from 'sharp';
import { applicants, type Picture } from '../../drawings/applicants';
import { drawImage, type Drawing } from '../../drawings/draw';

const small: Drawing = { subject: 'selfie', format: 'jpeg', width: 240, height: 300 };

describe.each(['jpeg', 'png', 'webp'] as const)('a drawing in %s', (format) => {
	it('has the requested size and no EXIF data', async () => {
		const image = await drawImage({ ...small, format, width: 321, height: 123 });
		expect(await sharp(image).metadata()).toMatchObject({ format, width: 321, height: 123 });
		expect(ExifReader.load(image)['ImageDescription']).toBeUndefined();
	});

	it('has the minimum number of bytes and its scenario, and is the same each time', async () => {
		const drawing: Drawing = { ...small, format, minimumBytes: 60_000, scenario: 'genuine' };
		const image = await drawImage(drawing);
		expect((await drawImage({ ...small, format })).length).toBeLessThan(60_000);
		expect(image.length).toBeGreaterThanOrEqual(60_000);
		expect(await sharp(image).metadata()).toMatchObject({ width: 240, height: 300 });
		const { ImageDescription: description } = ExifReader.load(image);
		expect(description?.description).toBe('kyc-simulator:genuine');
		expect((await drawImage(drawing)).equals(image)).toBe(true);
	});
});

it.each([6, 8] as const)('is stored as a phone stores it, orientation %d', async (orientation) => {
	const photo = await drawImage({ ...small, scenario: 'genuine', phone: { orientation } });
	const { exif, gps, icc } = ExifReader.load(photo, { expanded: true });

	expect(await sharp(photo).metadata()).toMatchObject({ width: 300, height: 240, orientation });
	expect(exif?.['ImageDescription']?.description).toBe('kyc-simulator:genuine');
	expect(gps).toMatchObject({ Latitude: 0, Longitude: 0 });
	expect(icc).toBeDefined();

	// Upright again, it is the drawn picture, except for two JPEG compressions.
	const upright = sharp(photo).autoOrient();
	const drawn = await sharp(await drawImage(small))
		.raw()
		.toBuffer();
	const levels = await upright.raw().toBuffer();
	const difference = levels.reduce((sum, level, at) => sum + Math.abs(level - (drawn[at] ?? 0)), 0);
	expect(difference / levels.length).toBeLessThan(3);
});

it('covers its lower edge with a mark, and nothing else', async () => {
	const drawing: Drawing = { ...small, format: 'png', width: 480, height: 600 };
	const plain = await sharp(await drawImage(drawing))
		.raw()
		.toBuffer();
	const marked = await sharp(await drawImage({ ...drawing, scenario: 'genuine', mark: true }))
		.raw()
		.toBuffer();
	const edge = 480 * (600 - 20) * 3;

	expect(marked.subarray(0, edge).equals(plain.subarray(0, edge))).toBe(true);
	expect(new Set(marked.subarray(edge))).toEqual(new Set([0, 255]));
});

it('draws another person for another seed', async () => {
	const [one, other] = [
		await drawImage({ ...small, seed: 1 }),
		await drawImage({ ...small, seed: 2 }),
	];

	expect(one.equals(other)).toBe(false);
});

/** The face in a drawing of the usual size, in a size of its own. */
async function faceIn({ subject, seed }: Pick<Drawing, 'subject' | 'seed'>): Promise<Buffer> {
	const [width, height] = subject === 'selfie' ? [960, 1200] : [1280, 860];
	const face =
		subject === 'selfie'
			? { left: 298, top: 366, width: 364, height: 468 }
			: { left: 223, top: 338, width: 174, height: 223 };
	const drawn = await drawImage({ subject, seed, format: 'png', width, height });
	return await sharp(drawn).extract(face).resize(60, 80, { fit: 'fill' }).raw().toBuffer();
}

it('shows the same face on the selfie and on the card, and another one for another seed', async () => {
	const difference = (one: Buffer, other: Buffer) =>
		one.reduce((sum, level, at) => sum + Math.abs(level - (other[at] ?? 0)), 0) / one.length;
	for (const { selfie, id } of applicants) {
		if (typeof selfie === 'string' || typeof id === 'string') continue;
		const isSame = difference(await faceIn(selfie), await faceIn(id)) < 6;
		expect({ seeds: [selfie.seed, id.seed], isSame }).toEqual({
			seeds: [selfie.seed, id.seed],
			isSame: selfie.seed === id.seed,
		});
	}
});

it('draws every applicant with the same face twice, except impostors', () => {
	const seedOf = (picture: Picture) => (typeof picture === 'string' ? null : picture.seed);
	const impostors = applicants.filter(
		({ selfie, id }) => seedOf(selfie) !== null && seedOf(selfie) !== seedOf(id),
	);
	expect(impostors.map(({ folder }) => folder)).toEqual([
		'06-replaced-portrait',
		'18-someone-else',
	]);
});

it.each(['selfie', 'idCard'] as const)('shows every effect on a %s', async (subject) => {
	const effects = [
		'none',
		'screen',
		'print',
		'swappedPortrait',
		'noFace',
		'twoFaces',
		'dimLight',
	] as const;
	const images = await Promise.all(
		effects.map((effect) => drawImage({ ...small, subject, effect })),
	);

	expect(new Set(images.map((image) => image.toString('base64'))).size).toBe(effects.length);
});

it('refuses a number of bytes that is too large for the pixels', async () => {
	await expect(
		drawImage({ ...small, width: 10, height: 10, minimumBytes: 100_000 }),
	).rejects.toThrow('10x10');
});

it('draws every applicant under a unique name', () => {
	expect(new Set(applicants.map(({ folder }) => folder)).size).toBe(applicants.length);
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callNames, startLeanVendor, type LeanVendor } from '../../../bench/n8n/vendor/leanVendor';
import { vendorNames, type VendorName } from '../../../bench/n8n/cases';
import { callNamed } from '../../../engine/items';

let folder: string;
let vendor: LeanVendor;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kyc-vendor-'));
	vendor = await startLeanVendor(folder);
});
afterAll(async () => {
	vendor.stop();
	await rm(folder, { recursive: true });
});

async function post(name: VendorName): Promise<unknown> {
	const ca = await readFile(vendor.certificateFile);
	const url = `${vendor.baseUrls.https}${callNamed(callNames[name]).path}`;
	const text = await new Promise<string>((resolve, reject) => {
		const sent = request(url, { method: 'POST', ca }, (answer) => {
			answer.setEncoding('utf8');
			let all = '';
			answer.on('data', (part: string) => (all += part));
			answer.once('end', () => resolve(all));
		});
		sent.once('error', reject);
		sent.end(Buffer.alloc(200_000));
	});
	return JSON.parse(text);
}

test.each(vendorNames)('%s answers as on its page', async (name) => {
	await vendor.begin(0);
	const [sample] = callNamed(callNames[name]).answers(() => 97, {});
	expect(await post(name)).toEqual(sample);
});

test('answers late, and counts the requests in flight', async () => {
	await vendor.begin(100);
	const began = performance.now();
	await Promise.all([post('kairos'), post('kairos'), post('argos')]);
	expect(performance.now() - began).toBeGreaterThan(95);
	expect(await vendor.mostAtOnce()).toBe(3);
	await vendor.begin(0);
	await post('kairos');
	expect(await vendor.mostAtOnce()).toBe(1);
});

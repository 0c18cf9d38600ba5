import { callNamed } from '../../../engine/items';
import { join } from 'node:path';
import { n8n2 } from '../../../harness/n8n/versions';
import type { Vendors } from '../../../harness/simulator/inOwnProcess';
import { startFresh } from '../../../harness/processes/freshProcess';
import type { Case, VendorName } from '../cases';
import { seenByVendor, type Contender } from './contender';
import type { FloorMeasured, FloorTask } from './floorProgram';

const kairosFace = callNamed('Kairos face');
const argosFace = callNamed('ARGOS face');

type Body = Pick<FloorTask, 'url' | 'headers' | 'before' | 'after' | 'asText'>;

/** A bare script on n8n's Node: what no node in n8n can be faster than. */
export function startFloor(
	vendors: Vendors,
	pictures: readonly string[],
): { readonly contender: Contender<'floor'>; readonly stop: () => void } {
	const program = join(__dirname, 'floorProgram.ts');
	const child = startFresh<FloorTask, FloorMeasured>(program, join(n8n2().nodeFolder, 'node'));
	const run = async (one: Case) => {
		const { vendor, files, copies, atOnce } = one;
		const images = pictures.slice(0, files);
		const task = { images, copies, atOnce, ...bodies[vendor](vendors) };
		const measured = await seenByVendor(vendors, one, async () => await child.ask(task));
		return { ...measured, executionMs: measured.ms };
	};
	return { contender: { name: 'floor', run }, stop: () => child.stop() };
}

const BOUNDARY = '--------------------------bench';

const bodies: Readonly<Record<VendorName, (vendors: Vendors) => Body>> = {
	kairos: ({ baseUrls, keys }) => ({
		url: `${baseUrls.kairos}${kairosFace.path}`,
		headers: {
			app_id: keys.kairos.appId,
			app_key: keys.kairos.appKey,
			'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
		},
		before: [
			`--${BOUNDARY}`,
			'Content-Disposition: form-data; name="threshold"',
			'',
			'0.6',
			`--${BOUNDARY}`,
			'Content-Disposition: form-data; name="selfie"; filename="image.jpg"',
			'Content-Type: image/jpeg',
			'',
			'',
		].join('\r\n'),
		after: `\r\n--${BOUNDARY}--\r\n`,
		asText: false,
	}),
	argos: ({ baseUrls, keys }) => ({
		url: `${baseUrls.argos}${argosFace.path}`,
		headers: { 'x-api-key': keys.argos.apiKey, 'content-type': 'application/json' },
		before: '{"faceImage":"',
		after: '"}',
		asText: true,
	}),
};

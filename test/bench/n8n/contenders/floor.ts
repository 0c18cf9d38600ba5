import { join } from 'node:path';
import { callNamed } from '../../../engine/items';
import { n8n2 } from '../../../harness/n8n/versions';
import { startFresh } from '../../../harness/processes/freshProcess';
import type { Case, VendorName } from '../cases';
import { callNames, type LeanVendor } from '../vendor/leanVendor';
import { seenByVendor, type Contender } from './contender';
import type { MeasuredN8n } from './measuredN8n';
import type { FloorMeasured, FloorTask } from './postAll';

/** A bare script on n8n's own Node, in three ways. */
export type Floor = 'insideN8n' | 'newConnections' | 'keepAlive';

/** The script in a process of its own. */
export function startFloor(
	name: Exclude<Floor, 'insideN8n'>,
	vendor: LeanVendor,
	pictures: readonly string[],
): Contender<Floor> {
	const program = join(__dirname, 'floorProgram.ts');
	const node = join(n8n2().nodeFolder, 'node');
	const env = { NODE_EXTRA_CA_CERTS: vendor.certificateFile };
	const child = startFresh<FloorTask, FloorMeasured>(program, node, env);
	const keepAlive = name === 'keepAlive';
	const run = async (one: Case) => {
		const task = { ...taskFor(one, vendor, pictures), keepAlive };
		return await seenByVendor(vendor, one, async () => await child.ask(task));
	};
	return { name, run, stop: () => child.stop() };
}

/** The script within an n8n, which has a large heap: what no node can be faster than in n8n. */
export function floorInside(
	n8n: MeasuredN8n,
	vendor: LeanVendor,
	pictures: readonly string[],
): Contender<Floor> {
	const run = async (one: Case) => {
		const task = { ...taskFor(one, vendor, pictures), keepAlive: false };
		return await seenByVendor(vendor, one, async () => await n8n.post(task));
	};
	return { name: 'insideN8n', run, stop: () => undefined };
}

function taskFor(one: Case, vendor: LeanVendor, pictures: readonly string[]) {
	const { files, copies, atOnce } = one;
	return { images: pictures.slice(0, files), copies, atOnce, ...bodyFor(one, vendor) };
}

const BOUNDARY = '--------------------------bench';

type Body = Pick<FloorTask, 'url' | 'headers' | 'before' | 'after' | 'asText'>;

function bodyFor({ vendor, protocol }: Case, { baseUrls, keys }: LeanVendor): Body {
	const bodies: Readonly<Record<VendorName, Omit<Body, 'url'>>> = {
		kairos: {
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
		},
		argos: {
			headers: { 'x-api-key': keys.argos.apiKey, 'content-type': 'application/json' },
			before: '{"faceImage":"',
			after: '"}',
			asText: true,
		},
	};
	return { url: `${baseUrls[protocol]}${callNamed(callNames[vendor]).path}`, ...bodies[vendor] };
}

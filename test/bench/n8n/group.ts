import type { Vendors } from '../../harness/simulator/inOwnProcess';
import { credentialsByHand } from './contenders/byHand';
import type { Mode } from './cases';
import type { Contender } from './contenders/contender';
import { startFloor } from './contenders/floor';
import { startMeasuredN8n, type MeasuredN8n } from './contenders/measuredN8n';
import { N8nContender } from './contenders/n8nContender';

/** Who takes part, with one place for the images of items. */
export interface Group {
	/** In one n8n: this package's node, and the items without a check. */
	readonly n8n: MeasuredN8n;
	readonly ours: N8nContender;
	readonly itemsAlone: N8nContender;
	/** In another n8n, so that neither runs in the memory that the other has left behind. */
	readonly byHand: N8nContender;
	/** Outside of n8n, where images lie in files. */
	readonly floor: Contender<'floor'>;
	readonly stop: () => Promise<void>;
}

export async function openGroup(
	mode: Mode,
	vendors: Vendors,
	pictures: readonly string[],
): Promise<Group> {
	const credentials = credentialsByHand(vendors);
	const n8n = await startMeasuredN8n(vendors, mode, credentials);
	const other = await startMeasuredN8n(vendors, mode, credentials);
	const floor = startFloor(vendors, pictures);
	return {
		n8n,
		ours: new N8nContender('ours', n8n, vendors, pictures),
		itemsAlone: new N8nContender('itemsAlone', n8n, vendors, pictures),
		byHand: new N8nContender('byHand', other, vendors, pictures),
		floor: floor.contender,
		stop: async () => {
			floor.stop();
			await n8n.stop();
			await other.stop();
		},
	};
}

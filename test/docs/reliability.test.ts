import { faultTable } from '../faults/faultTable';
import { head, reliabilityPage } from '../reliability/page';

const { figures } = reliabilityPage;

test('the figures are those of the table of faults as it is', () => {
	const faults = Object.values(faultTable).reduce((sum, rows) => sum + rows.length, 0);
	expect(figures).toContain(`${faults} faults in `);
});

test('nothing passed wrongly, and all that was asked for was tried', () => {
	for (const part of [
		...head,
		' 0 items wrongly on Pass',
		'10,000',
		'1,000,000 files',
		' 0 that made ',
	]) {
		expect(figures).toContain(part);
	}
});

test('the page tells what it was tried on', () => {
	expect(figures).toMatch(/^\d{4}-\d\d-\d\d: .+ cores.+Node \d/m);
});

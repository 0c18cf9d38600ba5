import { testedCalls, type TestedCall } from '../contract/vendorCalls';
import { filesFor } from '../engine/items';
import { drawImage, type Subject } from '../harness/drawings/draw';
import { openBenches, startEngineTo, type Bench } from './bench';
import { startDecoy, type Decoy } from './decoy';
import { faultTable, type FaultGroup } from './faultTable';
import { noFigures, report } from './figures';
import { runCase, wanted, type Case, type Seen } from './oneCase';
import { appliesTo, expectedOf, faultOf, type FaultRow } from './row';

/** Tests every fault of a group with every call, in every error mode with every routing. */
export function testMatrix(group: FaultGroup): void {
	const rows: readonly FaultRow[] = faultTable[group];
	const figures = { ...noFigures, faults: rows.length };
	const pictures = new Map<string, Promise<Buffer>>();
	let benches: readonly Bench[] = [];
	let decoy: Decoy;

	beforeAll(async () => {
		benches = await openBenches();
		decoy = await startDecoy();
	});
	afterAll(async () => {
		report(group, figures);
		decoy.close();
		await Promise.all(benches.map(async ({ vendors }) => await vendors.close()));
	});

	async function draw(subject: Subject, scenario: string) {
		const key = `${subject} ${scenario}`;
		const drawing = { subject, scenario, width: 1280, height: 960, format: 'jpeg' } as const;
		const drawn = pictures.get(key) ?? drawImage(drawing);
		pictures.set(key, drawn);
		return await drawn;
	}

	async function filesOf(call: TestedCall, { picture = 'genuine', reference }: FaultRow) {
		const scenario = picture === 'attack' ? call.attack.scenario : picture;
		const card = reference && (await draw('idCard', reference));
		return await filesFor(call, await draw(call.subject, scenario), card);
	}

	async function caseOn(bench: Bench, row: FaultRow, call: TestedCall): Promise<Case> {
		const { vendors } = bench;
		vendors.reset();
		const fault = faultOf(row, { call, decoyUrl: decoy.url });
		if (fault) vendors.faults.add({ then: fault });
		const elsewhere = row.baseUrl?.(vendors.port) ?? null;
		return {
			...bench,
			engine: elsewhere === null ? bench.engine : await startEngineTo(elsewhere, vendors),
			call,
			files: await filesOf(call, row),
			expected: expectedOf(row, call),
			reachesVendor: elsewhere === null,
		};
	}

	describe.each(rows)('$name', (row) => {
		test.each(testedCalls.filter((call) => appliesTo(row, call)))('$name', async (call) => {
			const cases = await Promise.all(benches.map((bench) => caseOn(bench, row, call)));
			const runs = await Promise.all(cases.map(runCase));
			const requests = cases.flatMap(({ vendors }) => vendors.requests);
			figures.cases += cases.length;
			figures.requests += requests.length;
			figures.maybeCharged += requests.filter(({ billable }) => billable).length;
			const wronglyOnPass = runs.reduce((sum, run) => sum + run.wronglyOnPass, 0);
			figures.wronglyOnPass += wronglyOnPass;
			expect(runs.map(({ seen }, index) => named(cases[index], seen))).toEqual(
				cases.map((one) => named(one, wanted(one))),
			);
			expect(wronglyOnPass).toBe(0);
			// Where the workflow stops, there is no reason to read: its words have to be those of the others.
			expect(new Set(runs.map(({ message }) => message)).size).toBe(1);
			expect(requests.filter((request) => request.call !== call.call)).toEqual([]);
			expect(decoy.connections()).toBe(0);
		});
	});
}

/** So that a difference says which case it is in. */
function named(one: Case | undefined, seen: Seen): unknown {
	return { mode: one?.mode, routing: one?.routing, ...seen };
}

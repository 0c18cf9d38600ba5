import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOfMachine, cpuOfProcess, cpuOfTree } from '../../queue/cpu';

const onLinux = process.platform === 'linux' ? test : test.skip;

/** Works for this long in ms, then waits to be ended. */
const works = (ms: number): string => `
	const until = process.cpuUsage().user + ${ms} * 1000;
	while (process.cpuUsage().user < until);
	console.log('done');
	setInterval(() => {}, 1000);
`;

onLinux('what a process has started counts with it, in another session too', async () => {
	// As PostgreSQL's own processes do, the child leaves the group of its parent.
	const program = `
		const { spawn } = require('node:child_process');
		const args = ['-e', process.argv[1]];
		spawn(process.execPath, args, { detached: true, stdio: ['ipc', 'inherit', 'inherit'] });
		setInterval(() => {}, 1000);
	`;
	const parent = spawn(
		process.execPath,
		['-e', program, `process.on('disconnect', () => process.exit());${works(500)}`],
		{
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	try {
		await new Promise((resolve) => parent.stdout.once('data', resolve));
		const pid = parent.pid ?? 0;
		const [alone, all] = [cpuOfProcess(pid), cpuOfTree(pid)];
		expect(all - alone).toBeGreaterThanOrEqual(0.48);
		expect(all - alone).toBeLessThan(5);
	} finally {
		parent.kill();
	}
});

onLinux('a process that has ended counts as nothing', async () => {
	const child = spawn(process.execPath, ['-e', '']);
	await new Promise((resolve) => child.once('close', resolve));
	await sleep(10);
	expect(cpuOfTree(child.pid ?? 0)).toBe(0);
});

test('stolen time and waiting do not count as work', () => {
	const stat = 'cpu  100 20 300 9000 8000 4 50 600 70 0\ncpu0 1 2 3 4 5 6 7 8 9 0\n';
	expect(cpuOfMachine(stat)).toEqual({ worked: 4.74, stolen: 6 });
});

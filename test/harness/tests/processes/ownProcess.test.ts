import { runOwn } from '../../processes/ownProcess';

test('a program that exits immediately loses none of its output', async () => {
	const program = `process.stdout.write('x'.repeat(5e6)); process.stderr.write('y'); process.exit(3)`;
	const running = runOwn(process.execPath, ['-e', program], { env: {} });
	// As long as this process is busy, it reads no pipe.
	const until = Date.now() + 1000;
	while (Date.now() < until);
	expect(await running.ended).toBe(3);
	expect(running.log()).toHaveLength(5e6 + 1);
});

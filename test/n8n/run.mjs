// All tests that need a real n8n. Ends with the line "N passed, N failed". If a test
// fails, the logs of each n8n stay in test/n8n/failed.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runJest } from '../runJest.mjs';

const began = Date.now();
const logs = fileURLToPath(new URL('failed', import.meta.url));
rmSync(logs, { recursive: true, force: true });
mkdirSync(logs);
process.env.N8N_TEST_LOGS = logs;

const { passed, failed } = await runJest([
	'--config=test/n8n/jest.config.js',
	...process.argv.slice(2),
]);
if (failed === 0) rmSync(logs, { recursive: true });
else console.log('What n8n said is in test/n8n/failed.');
console.log(`All of it took ${Math.round((Date.now() - began) / 1000)} s.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

// All tests that need a real n8n. Ends with the line "N passed, N failed".
import { runJest } from '../runJest.mjs';

const began = Date.now();
const { passed, failed } = await runJest([
	'--config=test/n8n/jest.config.js',
	...process.argv.slice(2),
]);
console.log(`All of it took ${Math.round((Date.now() - began) / 1000)} s.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

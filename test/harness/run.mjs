// The tests of what the tests stand on: simulator, drawings, bench and queue machinery.
import { runAndCount } from '../runJest.mjs';

await runAndCount(['--config=test/harness/jest.config.js', ...process.argv.slice(2)]);

// Tests the tools of the other tests: simulator, drawings, bench and queue.
import { runAndCount } from '../runJest.mjs';

await runAndCount(['--config=test/harness/jest.config.js', ...process.argv.slice(2)]);

// The inner loop: units and contracts. The HEIC decoder starts a thread for each photo, which takes
// long; npm test runs its tests.
import { runAndCount } from '../runJest.mjs';

const paths = ['test/unit/', 'test/contract/'];
await runAndCount([...paths, ...process.argv.slice(2), '--testPathIgnorePatterns=heicPixels']);

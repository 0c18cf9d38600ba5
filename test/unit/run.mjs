// The inner loop: units, contracts, and the two properties of whole checks with a tenth of the tries
// of npm test. The others count how often they met something, and a tenth would be too few for that.
// The HEIC decoder starts a thread for each photo, which takes long; npm test runs its tests.
import { runAndCount } from '../runJest.mjs';

process.env.PROPERTY_RUNS ??= '0.1';
const paths = ['test/unit/', 'test/contract/', 'test/properties/any(Answer|Run)'];
await runAndCount([...paths, ...process.argv.slice(2), '--testPathIgnorePatterns=heicPixels']);

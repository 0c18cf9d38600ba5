import type { Edit, Played } from './stage';

/** How an example is tried out. */
export interface Scenario {
	/** What a user has to set before use; absent where the workflow is ready as it is. */
	readonly beforeUse?: Edit;
	/** Shortens what a test would have to wait for. */
	readonly inAHurry?: Edit;
	/** Declares the tests, which are run in each binary mode. */
	readonly tests: (played: () => Played) => void;
}

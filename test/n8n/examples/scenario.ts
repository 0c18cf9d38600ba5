import type { Edit, Played } from './stage';

/** How an example is tried out. */
export interface Scenario {
	/** What a user has to set before use; the workflow is tried as it is where this is absent. */
	readonly beforeUse?: Edit;
	/** Declares the tests, which are run in each binary mode. */
	readonly tests: (played: () => Played) => void;
}

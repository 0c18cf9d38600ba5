import type { Execution } from '../../../harness/n8n/workflows/execution';
import type { Edit, Played } from '../stage';

/** How an example is tried out. */
export interface Scenario {
	/** What a user has to set before use; absent where the workflow is ready as it is. */
	readonly beforeUse?: Edit;
	/** Shortens what a test would have to wait for. */
	readonly inAHurry?: Edit;
	/** People whom it must not accept, whichever of its nodes is deactivated. */
	readonly refused: Readonly<Record<string, Attempt>>;
	/** Declares the tests, which are run in each binary mode. */
	readonly tests: (played: () => Played) => void;
}

/** Tries to get in, with everybody asked answering, and gives back where the run has come to. */
export type Attempt = (played: Played) => Promise<Execution>;

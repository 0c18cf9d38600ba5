import type { Execution } from '../../../harness/n8n/workflows/execution';
import type { Edit, ImportedExample } from '../stage';

/** How an example is tried out. */
export interface Scenario {
	/** The values that a user must set before use. Absent if there are none. */
	readonly beforeUse?: Edit;
	/** Shortens the waits. */
	readonly withShortWaits?: Edit;
	/** Applicants whom it must not accept, for every deactivated node. */
	readonly refused: Readonly<Record<string, Attempt>>;
	/** Declares the tests, which are run in each binary mode. */
	readonly tests: (played: () => ImportedExample) => void;
}

/** Tries to be accepted, answers every question, and returns the execution. */
export type Attempt = (played: ImportedExample) => Promise<Execution>;

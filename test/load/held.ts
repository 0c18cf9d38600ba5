/** One thing that has to hold, and what tells against it; none where it holds. */
export interface Held {
	readonly what: string;
	readonly against: readonly string[];
}

/** One requirement, and the findings against it. Without findings it holds. */
export interface Held {
	readonly what: string;
	readonly against: readonly string[];
}

/** One requirement, and the findings against it. Without findings it holds. */
export interface Requirement {
	readonly what: string;
	readonly against: readonly string[];
}

/** How many of a run's items a hint is about: "1 image", "2 images", "both images", "all 5 images". */
export class Share {
	constructor(
		readonly count: number,
		private readonly total: number,
	) {}

	of(one: string, several = `${one}s`): string {
		if (this.count === 1) return `1 ${one}`;
		if (this.count < this.total) return `${this.count} ${several}`;
		return this.count === 2 ? `both ${several}` : `all ${this.count} ${several}`;
	}

	/** The form of the word that agrees with the count. */
	word(one: string, several: string): string {
		return this.count === 1 ? one : several;
	}

	get were(): string {
		return this.word('was', 'were');
	}
}

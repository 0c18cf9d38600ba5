/** So many of the items of a run: "1 image", "2 images", "both images", "all 5 images". */
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

	/** The word that agrees with it. */
	word(one: string, several: string): string {
		return this.count === 1 ? one : several;
	}

	get were(): string {
		return this.word('was', 'were');
	}
}

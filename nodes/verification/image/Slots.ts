/** Lets so many tasks run at a time; the others wait for their turn, in order. */
export class Slots {
	private readonly waiting: Array<() => void> = [];

	constructor(private free: number) {}

	async run<Result>(task: () => Promise<Result>): Promise<Result> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((resolve) => this.waiting.push(resolve));
		try {
			return await task();
		} finally {
			const next = this.waiting.shift();
			// Handed on and not put back, so that nobody who comes now is served before.
			if (next) next();
			else this.free++;
		}
	}
}

/** How many tasks may run at a time, and how many px they may have together. */
interface Most {
	readonly tasks: number;
	/** A task with more than that runs alone. */
	readonly pixels: number;
}

interface Waiting {
	readonly pixels: number;
	readonly start: () => void;
}

/** Lets tasks run in the order in which they come, as many at a time as there is room for. */
export class Turns {
	private tasks = 0;
	private pixels = 0;
	private readonly waiting: Waiting[] = [];

	constructor(private readonly most: Most) {}

	async run<Result>(pixels: number, task: () => Promise<Result>): Promise<Result> {
		await new Promise<void>((start) => {
			this.waiting.push({ pixels, start });
			this.startWaiting();
		});
		try {
			return await task();
		} finally {
			this.tasks -= 1;
			this.pixels -= pixels;
			this.startWaiting();
		}
	}

	private startWaiting(): void {
		for (let next = this.waiting[0]; next && this.hasRoomFor(next); next = this.waiting[0]) {
			this.waiting.shift();
			this.tasks += 1;
			this.pixels += next.pixels;
			next.start();
		}
	}

	private hasRoomFor({ pixels }: Waiting): boolean {
		if (this.tasks === 0) return true;
		return this.tasks < this.most.tasks && this.pixels + pixels <= this.most.pixels;
	}
}

/** How many tasks may run at a time, and how many px they may have together. */
interface Most {
	readonly tasks: number;
	/** A task with more px runs without any other. */
	readonly pixels: number;
}

interface Waiting {
	readonly pixels: number;
	readonly start: () => void;
}

/** Runs tasks in the order in which they come, as many at a time as the limits allow. */
export class DecodeQueue {
	private tasks = 0;
	private pixels = 0;
	private readonly waiting: Waiting[] = [];

	constructor(private readonly most: Most) {}

	/**
	 * @param giveUp ends the wait, but not the task once it runs
	 * @returns null if the wait was given up
	 */
	async run<Result>(
		pixels: number,
		task: () => Promise<Result>,
		giveUp?: AbortSignal,
	): Promise<Result | null> {
		if (!(await this.begins(pixels, giveUp))) return null;
		try {
			return await task();
		} finally {
			this.tasks -= 1;
			this.pixels -= pixels;
			this.startWaiting();
		}
	}

	private async begins(pixels: number, giveUp: AbortSignal | undefined): Promise<boolean> {
		return new Promise<boolean>((resolve) => {
			const stop = () => {
				this.waiting.splice(this.waiting.indexOf(one), 1);
				this.startWaiting();
				resolve(false);
			};
			const start = () => {
				giveUp?.removeEventListener('abort', stop);
				resolve(true);
			};
			const one = { pixels, start };
			this.waiting.push(one);
			giveUp?.addEventListener('abort', stop, { once: true });
			if (giveUp?.aborted) stop();
			else this.startWaiting();
		});
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

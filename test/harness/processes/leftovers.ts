const leftovers: Array<() => void> = [];

/**
 * Registers something to end or remove, at the latest when this process ends.
 *
 * @returns a function to call after it has been done normally
 */
export function cleanUpOnExit(end: () => void): () => void {
	leftovers.push(end);
	return () => {
		const index = leftovers.indexOf(end);
		if (index !== -1) leftovers.splice(index, 1);
	};
}

/** Ends everything that is left, the last one first: an n8n before its folder. */
export function endLeftovers(): void {
	for (const end of leftovers.splice(0).reverse()) end();
}

process.once('exit', endLeftovers);

/** Makes a signal end this process cleanly, together with everything that is left. */
export function endBySignal(code: number): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => process.exit(code));
	}
}

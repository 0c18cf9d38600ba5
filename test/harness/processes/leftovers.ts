const leftovers: Array<() => void> = [];

/**
 * Names what has to be ended or removed in any case, at the latest when this process ends.
 *
 * @returns what to call once it has been done in good order
 */
export function atTheLatest(end: () => void): () => void {
	leftovers.push(end);
	return () => {
		const index = leftovers.indexOf(end);
		if (index !== -1) leftovers.splice(index, 1);
	};
}

/** Ends what is still there, the last one first: an n8n before the folder that it writes to. */
export function endLeftovers(): void {
	for (const end of leftovers.splice(0).reverse()) end();
}

process.once('exit', endLeftovers);

/** Has a signal end this process in good order, with what is left over. */
export function endBySignal(code: number): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => process.exit(code));
	}
}

/** The aim for a figure, and the measured value. */
export interface Aim {
	readonly aim: string;
	readonly seen: string;
	readonly met: boolean;
}

/** @param digits the decimals of the measured value */
export function atMost(what: string, seen: number, limit: number, digits = 2): Aim {
	return { aim: `${what}, at most ${limit}`, seen: seen.toFixed(digits), met: seen <= limit };
}

export function atLeast(what: string, seen: number, limit: number, digits = 3): Aim {
	return { aim: `${what}, at least ${limit}`, seen: seen.toFixed(digits), met: seen >= limit };
}

export function showAims(aims: readonly Aim[]): void {
	for (const { aim, seen, met } of aims) {
		console.log(`${met ? 'met   ' : 'MISSED'} ${aim}: ${seen}`);
	}
}

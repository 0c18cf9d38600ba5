/** The aim for a figure, and the measured value. */
export interface Aim {
	readonly aim: string;
	readonly seen: string;
	readonly met: boolean;
	/** Whether it is met or missed by a few percent, as happens on another day. */
	readonly isNear: boolean;
}

const NEAR = 1.15;

/** @param digits the decimals of the measured value */
export function atMost(what: string, seen: number, limit: number, digits = 2): Aim {
	const aim = `${what}, at most ${limit}`;
	return { aim, seen: seen.toFixed(digits), met: seen <= limit, isNear: seen <= NEAR * limit };
}

export function atLeast(what: string, seen: number, limit: number, digits = 3): Aim {
	const aim = `${what}, at least ${limit}`;
	return { aim, seen: seen.toFixed(digits), met: seen >= limit, isNear: seen >= limit / NEAR };
}

export function showAims(aims: readonly Aim[]): void {
	for (const { aim, seen, met } of aims) {
		console.log(`${met ? 'met   ' : 'MISSED'} ${aim}: ${seen}`);
	}
}

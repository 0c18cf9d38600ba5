import type { IConnections, INode } from 'n8n-workflow';

/** px on the canvas of n8n's editor. */
export interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

export interface NodeBox extends Box {
	readonly name: string;
}

/** A line from an output to an input. */
export interface Wire {
	readonly from: string;
	readonly to: string;
	readonly points: ReadonlyArray<readonly [x: number, y: number]>;
}

const width = 96;
/** Of the name and the subtitle under a node. */
const textHeight = 44;
/** How far a wire that leads back goes to the side and down. */
const around = { side: 40, down: 130 };

/** How a canvas of n8n 1 and 2 draws these nodes and the wires between them. */
export function drawCanvas(nodes: readonly INode[], connections: IConnections) {
	const ends = Object.entries(connections).flatMap(([from, { main = [] }]) =>
		main.flatMap((targets, output) =>
			(targets ?? []).map(({ node, index }) => ({ from, output, to: node, input: index })),
		),
	);
	const drawn = new Map(
		nodes.map(({ name, position: [left, top] }) => {
			const inputs = ends.filter(({ to }) => to === name).map(({ input }) => input + 1);
			const outputs = connections[name]?.main?.length ?? 0;
			const counts = { inputs: Math.max(1, ...inputs), outputs };
			// More than two inputs or outputs make a node taller.
			const height = width + 32 * Math.max(0, counts.inputs - 2, outputs - 2);
			return [name, { ...counts, left, top, height }];
		}),
	);
	const boxes = [...drawn].map(([name, { left, top, height }]): NodeBox => {
		return { name, left, top, right: left + width, bottom: top + height + textHeight };
	});
	const wires = ends.flatMap(({ from, output, to, input }): Wire[] => {
		const [source, target] = [drawn.get(from), drawn.get(to)];
		if (!source || !target) return [];
		const start = [source.left + width, handle(source, output, source.outputs)] as const;
		const end = [target.left, handle(target, input, target.inputs)] as const;
		return [{ from, to, points: start[0] - 20 > end[0] ? back(start, end) : curve(start, end) }];
	});
	return { boxes, wires };
}

/** The nodes that a wire runs through, besides those at its ends. */
export function nodesUnder(
	{ from, to, points }: Wire,
	boxes: readonly NodeBox[],
): readonly string[] {
	return boxes
		.filter(({ name }) => name !== from && name !== to)
		.filter(({ left, right, top, bottom }) =>
			points.some(([x, y]) => x > left && x < right && y > top && y < bottom),
		)
		.map(({ name }) => name);
}

type Point = Wire['points'][number];

/** Inputs and outputs are spread evenly over the height of a node. */
function handle(node: { top: number; height: number }, index: number, count: number): number {
	return node.top + (node.height * (index + 1)) / (count + 1);
}

const steps = Array.from({ length: 101 }, (_, index) => index / 100);

/** A Bézier curve that begins and ends horizontally. */
function curve([startX, startY]: Point, [endX, endY]: Point): Point[] {
	const reach = Math.abs(endX - startX) / 2;
	return steps.map((t) => {
		const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
		const x = a * startX + b * (startX + reach) + c * (endX - reach) + d * endX;
		return [x, (a + b) * startY + (c + d) * endY];
	});
}

/** A wire to a node on the left runs below its start. */
function back([startX, startY]: Point, [endX, endY]: Point): Point[] {
	const right = startX + around.side;
	const left = endX - around.side;
	const below = startY + around.down;
	const corners: readonly Point[] = [
		[startX, startY],
		[right, startY],
		[right, below],
		[left, below],
		[left, endY],
		[endX, endY],
	];
	return corners.slice(1).flatMap(([x, y], index) => {
		const [fromX, fromY] = corners[index] ?? [x, y];
		return steps.map((t): Point => [fromX + t * (x - fromX), fromY + t * (y - fromY)]);
	});
}

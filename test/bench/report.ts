import type { FitFigures, PhotoFigures } from './measureFit';
import { AT_ONCE, type NodeFigures } from './measureNode';

export const fitHead = [
	'12 MP photo',
	'Made to fit by',
	'Time',
	'Longest stall',
	'First time',
	'Stall then',
	'Peak memory',
	'Size',
	'Quality',
	'File',
	'SSIM',
] as const;

export const nodeHead = [
	`${AT_ONCE} photos at once`,
	'Binary data in',
	'Time',
	'Peak memory',
	'Longest stall',
] as const;

export const ways = { ours: 'This package', editImage: 'Edit Image' } as const;

type Cells = readonly string[];

export function fitRows(figures: readonly PhotoFigures[]): Cells[] {
	return figures.flatMap(({ photo, ours, editImage }) => {
		const name = `${photo.name}, ${megabytes(photo.bytes)}`;
		if (typeof ours === 'string') return [[name, ways.ours, ours]];
		const row = [name, ways.ours, ...fitCells(ours)];
		return editImage ? [row, ['', ways.editImage, ...fitCells(editImage)]] : [row];
	});
}

export function nodeRows(figures: readonly NodeFigures[]): Cells[] {
	return figures.map(({ photos, binaryData, ms, peak, stallMs }) => [
		photos,
		binaryData,
		`${(ms / 1000).toFixed(1)} s`,
		wholeMegabytes(peak),
		milliseconds(stallMs),
	]);
}

function fitCells(figures: FitFigures): Cells {
	const { width, height, quality } = figures.target;
	return [
		milliseconds(figures.usual),
		milliseconds(figures.stall),
		milliseconds(figures.first),
		milliseconds(figures.firstStall),
		wholeMegabytes(figures.peak),
		`${width} x ${height} px`,
		`${quality}`,
		megabytes(figures.bytes),
		figures.ssim === null ? 'not measured' : figures.ssim.toFixed(3),
	];
}

/** A table in Markdown, which reads well on a terminal too. */
export function table(head: Cells, rows: readonly Cells[]): string {
	const all = [head, ...rows];
	const widths = head.map((_, column) =>
		Math.max(3, ...all.map((cells) => cells[column]?.length ?? 0)),
	);
	const line = (cells: Cells) =>
		`| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [line(head), rule, ...rows.map(line)].join('\n');
}

function milliseconds(ms: number): string {
	return `${Math.round(ms)} ms`;
}

function megabytes(bytes: number): string {
	return `${(bytes / 1e6).toFixed(2)} MB`;
}

function wholeMegabytes(bytes: number): string {
	return `${Math.round(bytes / 1e6)} MB`;
}

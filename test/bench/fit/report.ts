import type { FitFigures, PhotoFigures } from './measureFit';
import { AT_ONCE, type NodeFigures } from './measureNode';

export const fitHead = [
	'12 MP photo',
	'Made to fit by',
	'Time',
	'Longest stall',
	'Stall of the first',
	'Peak memory',
	'Size',
	'SSIM',
] as const;

export const nodeHead = [
	`${AT_ONCE} photos at once`,
	'Images in',
	'Time',
	'Peak memory',
	'Longest stall',
	'Without fitting',
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
	return figures.map(({ photos, binaryData, ms, peak, stallMs, controlStallMs }) => [
		photos,
		binaryData,
		`${(ms / 1000).toFixed(1)} s`,
		wholeMegabytes(peak),
		milliseconds(stallMs),
		milliseconds(controlStallMs),
	]);
}

function fitCells(figures: FitFigures): Cells {
	const { width, height } = figures.target;
	return [
		milliseconds(figures.usual),
		milliseconds(figures.stall),
		milliseconds(figures.firstStall),
		wholeMegabytes(figures.peak),
		`${width} x ${height} px`,
		figures.ssim === null ? 'not measured' : figures.ssim.toFixed(3),
	];
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

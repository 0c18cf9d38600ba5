import { styleText } from 'node:util';
import { formatLabel } from '../../nodes/verification/image/imageFormats';
import { megabytes } from '../../nodes/verification/n8n/words/imageSentences';
import { checks, type End, ends, type Journey, type PictureFile, type Stop } from './journey';

const widths = { applicant: 24, check: 17, end: 10 };

/** @param last the title of the last column */
export function tableHead(last: 'Why' | 'What was fitted'): string {
	const titles = row('Applicant', [...checks], 'Ended', last);
	return `${titles}\n${'─'.repeat(titles.length + 24)}`;
}

export function tableRow({ applicant, stops, end }: Journey): string {
	const cells = checks.map((check) => cell(stops[check]));
	const all = checks.flatMap((check) => stops[check] ?? []);
	const told = all.flatMap((stop) => [...stop.reasons, ...fitted(stop)]).join(', ');
	return paint(row(applicant, cells, end ?? 'nowhere', told), end);
}

/** Before and after. Empty if the file was sent unchanged. */
function fitted({ image, warnings = [] }: Stop): string[] {
	if (!image?.fittedFrom) return [];
	const turned = warnings.some((sentence) => sentence.includes('turned upright'));
	return [`${fileOf(image.fittedFrom)} → ${turned ? 'upright ' : ''}${fileOf(image)}`];
}

function fileOf({ format, width, height, bytes }: PictureFile): string {
	return `${formatLabel(format)} ${width} x ${height}, ${megabytes(bytes)}`;
}

export function totals(journeys: readonly Journey[]): string {
	const counts = ends.map((end) => {
		const count = journeys.filter((journey) => journey.end === end).length;
		return paint(`${count} ${end.toLowerCase()}`, end);
	});
	return `${journeys.length} applicants: ${counts.join(', ')}`;
}

function cell(stop: Stop | undefined): string {
	if (!stop) return '·';
	return stop.score === null ? stop.outcome : `${stop.outcome} ${stop.score}`;
}

function row(applicant: string, cells: readonly string[], end: string, why: string): string {
	const name =
		applicant.length > widths.applicant
			? `${applicant.slice(0, widths.applicant - 1)}…`
			: applicant;
	return [
		name.padEnd(widths.applicant),
		...cells.map((text) => text.padEnd(widths.check)),
		end.padEnd(widths.end),
		why,
	]
		.join(' ')
		.trimEnd();
}

const colours = {
	Accepted: 'green',
	Rejected: 'red',
	'To Review': 'yellow',
	Error: 'magenta',
} as const;

function paint(text: string, end: End | null): string {
	return process.stdout.isTTY && end ? styleText(colours[end], text) : text;
}

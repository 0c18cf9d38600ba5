import { styleText } from 'node:util';
import { formatLabel } from '../../nodes/verification/image/imageFormats';
import { megabytes } from '../../nodes/verification/n8n/words/imageSentences';
import {
	type CheckLabel,
	checks,
	type End,
	ends,
	type Journey,
	type PictureFile,
	type Stop,
} from './journey';

const widths = { applicant: 24, check: 17, end: 12 };

export const tableHead = headOf(row('Applicant', [...checks], 'Ended', 'Why'));

function headOf(titles: string): string {
	return `${titles}\n${'─'.repeat(titles.length + 48)}`;
}

/** With a line more for each picture that was fitted. */
export function tableRow({ applicant, stops, end, summary }: Journey): string {
	const cells = checks.map((check) => cell(stops[check]));
	const files = checks.flatMap((check) => (stops[check] ? fitted(check, stops[check]) : []));
	const line = row(applicant, cells, end ?? 'nowhere', summary);
	return [paint(line, end), ...files].join('\n');
}

/** Before and after. Empty if the file was sent unchanged. */
function fitted(check: CheckLabel, { image, warnings }: Stop): string[] {
	if (!image?.fittedFrom) return [];
	const turned = warnings.some((sentence) => sentence.includes('turned upright'));
	const sent = `${turned ? 'upright ' : ''}${fileOf(image)}`;
	return [`  fitted for ${check}: ${fileOf(image.fittedFrom)} → ${sent}`];
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
	'New Pictures': 'cyan',
	'To Review': 'yellow',
	Unresolved: 'magenta',
} as const;

function paint(text: string, end: End | null): string {
	return process.stdout.isTTY && end ? styleText(colours[end], text) : text;
}

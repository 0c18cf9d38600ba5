import { html, type Html } from '../../../nodes/verification/n8n/report/html';
import type { SelfieFigures } from './bench';
import { selfiesInWords, sweep, type Case } from './cases';
import { megabytes, nameOf, seconds } from './report';

/** In px. */
const LABELS = 310;
const PANEL = 240;
const GAP = 40;
const BAR = 24;
const ROW = 40;
const TOP = 96;
const WIDTH = LABELS + 2 * PANEL + 2 * GAP;

/** Of the bars, as in the other pictures of docs/. */
const OURS = '#1a7f37';
const OTHERS = '#8c959f';

/** How many checks at a time are drawn, of those that are measured. */
const drawn: readonly number[] = [10, 32, 100];

/** Time and memory of the selfies, for the shorter of the vendor's times. An SVG. */
export function chartOf(figures: readonly SelfieFigures[]): string {
	const [[latency] = [0]] = sweep;
	const rows = figures.filter(
		({ one, name }) => one.latency === latency && (name !== 'ours' || drawn.includes(one.atOnce)),
	);
	const most = (of: (figure: SelfieFigures) => number) => Math.max(1, ...rows.map(of));
	const longest = most(({ cost }) => cost.ms);
	const largest = most(({ cost, name }) => (name === 'newConnections' ? 0 : cost.memory));
	const height = TOP + rows.length * ROW + 20;
	const title = `Time and memory for ${selfiesInWords}`;
	return html`<svg
		xmlns="http://www.w3.org/2000/svg"
		viewBox="0 0 ${WIDTH} ${height}"
		role="img"
		aria-labelledby="title desc"
		font-family="-apple-system, 'Segoe UI', Helvetica, Arial, sans-serif"
		font-size="14"
		fill="#1f2328"
	>
		<title id="title">${title}</title>
		<desc id="desc">${rows.map(describe).join('. ')}.</desc>
		<rect width="${WIDTH}" height="${height}" rx="12" fill="#ffffff" />
		<text x="24" y="38" font-size="17" font-weight="600">
			${`${selfiesInWords} of 0.5 MB, a vendor that answers after ${seconds(latency)}`}
		</text>
		<text x="${LABELS}" y="${TOP - 22}" fill="#57606a">Time</text>
		<text x="${LABELS + PANEL + GAP}" y="${TOP - 22}" fill="#57606a">
			Peak memory, above that of an idle n8n
		</text>
		${rows.map((row, index) => rowOf(row, TOP + index * ROW, { longest, largest }))}
	</svg> `.source;
}

function rowOf(
	{ name, one, cost }: SelfieFigures,
	top: number,
	{ longest, largest }: { readonly longest: number; readonly largest: number },
): Html {
	const fill = name === 'ours' ? OURS : OTHERS;
	const time = bar(LABELS, top, fill, cost.ms / longest, seconds(cost.ms));
	const memory = bar(
		LABELS + PANEL + GAP,
		top,
		fill,
		cost.memory / largest,
		megabytes(cost.memory),
	);
	return html` <text x="24" y="${top + BAR - 7}">${labelOf(name, one)}</text>
		${name === 'newConnections' ? [time] : [time, memory]}`;
}

function bar(left: number, top: number, fill: string, share: number, value: string): Html {
	const width = Math.max(2, Math.round(share * (PANEL - 60)));
	return html`<rect
			x="${left}"
			y="${top}"
			width="${width}"
			height="${BAR}"
			rx="3"
			fill="${fill}"
		/><text x="${left + width + 8}" y="${top + BAR - 7}">${value}</text>`;
}

const labelOf = (name: SelfieFigures['name'], one: Case): string =>
	`${nameOf(name, one).replace(/,.*/, '')}, ${one.atOnce} at a time${name === 'ours' && one.atOnce === 10 ? ' (default)' : ''}`;

function describe({ name, one, cost }: SelfieFigures): string {
	const memory = name === 'newConnections' ? '' : `, ${megabytes(cost.memory)}`;
	return `${labelOf(name, one)}: ${seconds(cost.ms)}${memory}`;
}

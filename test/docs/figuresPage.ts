import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const end = '<!-- End of the figures -->';

/**
 * A page of the docs with a part that a command writes, so that no figure in it is from memory. It
 * may have parts of other commands too.
 */
export class FiguresPage {
	private readonly begin: string;

	/** @param command as a person types it to have the figures written */
	constructor(
		private readonly path: `docs/${string}.md`,
		command: string,
	) {
		this.begin = `<!-- Figures, written by \`${command}\` -->`;
	}

	/** The part that the command writes. */
	get figures(): string {
		return this.figuresIn(this.text());
	}

	/** Puts them where those of the last time are. */
	write(figures: string): void {
		const text = this.text();
		const old = this.framed(this.figuresIn(text));
		writeFileSync(
			resolve(root, this.path),
			text.replace(old, () => this.framed(figures)),
		);
	}

	private text(): string {
		return readFileSync(resolve(root, this.path), 'utf8');
	}

	private figuresIn(text: string): string {
		const [, rest, ...more] = text.split(this.begin);
		const [figures, after] = rest?.split(end) ?? [];
		if (figures === undefined || after === undefined || more.length > 0) {
			throw new Error(`${this.path} needs one ${this.begin} and then one ${end}`);
		}
		return figures.trim();
	}

	private framed(figures: string): string {
		return `${this.begin}\n\n${figures}\n\n${end}`;
	}
}

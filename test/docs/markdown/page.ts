import MarkdownIt, { type Token } from 'markdown-it';
import { anchors } from './anchors';

const parser = new MarkdownIt({ html: true });

/** A piece of running text: a paragraph, a heading, a table cell, or what a picture shows. */
export interface TextBlock {
	/** Of the page, 1 for the first. */
	readonly line: number;
	/** Each code span has backticks around it and no blanks in it. */
	readonly text: string;
}

export interface Page {
	/** What begins the page: a heading, then its answer. */
	readonly begin: ReadonlyArray<{ readonly type: string; readonly text: string }>;
	/** Of its headings, as GitHub makes them. */
	readonly anchors: ReadonlySet<string>;
	/** Addresses of links and pictures, as they are written. */
	readonly links: readonly string[];
	readonly blocks: readonly TextBlock[];
}

/** Reads Markdown as GitHub does. Code blocks are no text. */
export function readPage(markdown: string): Page {
	const tokens = parser.parse(markdown, {});
	const inlines = tokens.flatMap((token, index) =>
		token.type === 'inline' ? [{ token, type: tokens[index - 1]?.type ?? '' }] : [],
	);
	const texts = inlines.map(({ token, type }) => ({ type, text: textOf(token) }));
	return {
		begin: texts.slice(0, 2),
		anchors: anchors(texts.flatMap(({ type, text }) => (type === 'heading_open' ? [text] : []))),
		links: tokens.flatMap((token) => [token, ...(token.children ?? [])]).flatMap(linksOf),
		blocks: blocksOf(tokens),
	};
}

/** A table's cells have no line of their own, so each has that of the row around it. */
function blocksOf(tokens: readonly Token[]): readonly TextBlock[] {
	let line = 1;
	return tokens.flatMap((token) => {
		line = token.map ? token.map[0] + 1 : line;
		if (token.type !== 'inline') return [];
		const pictures = (token.children ?? []).filter(({ type }) => type === 'image');
		return [textOf(token), ...pictures.map(({ content }) => content)]
			.filter((text) => text !== '')
			.map((text) => ({ line, text }));
	});
}

function textOf({ children }: Token): string {
	return (children ?? [])
		.map(({ type, content }) => {
			if (type === 'code_inline') return `\`${content.replaceAll(/\s/g, '_')}\``;
			if (type === 'softbreak' || type === 'hardbreak') return ' ';
			return type === 'text' ? content : '';
		})
		.join('');
}

const htmlLink = /\b(?:href|src|srcset)="([^"]*)"/g;

function linksOf(token: Token): readonly string[] {
	if (token.type === 'html_block' || token.type === 'html_inline') {
		return [...token.content.matchAll(htmlLink)].map(([, address = '']) => address);
	}
	const address = token.attrGet('href') ?? token.attrGet('src');
	return address === null ? [] : [String(address)];
}

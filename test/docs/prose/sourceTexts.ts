import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import ts from 'typescript';
import { root, textOf } from '../markdown/files';
import type { TextBlock } from '../markdown/page';

/** The product's own code. */
export const sourceFiles: readonly string[] = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => ['.ts', '.js'].includes(extname(file)))
		.map((file) => join(folder, file)),
);

const severalWords = /[a-z]+ [a-z]+ /i;

/**
 * Texts of several words in the code, where what is put into a template counts as one word. Lists of
 * words that a vendor may use are no sentences.
 */
export function textsIn(file: string): readonly TextBlock[] {
	const source = parse(file);
	return nodesOf(source).flatMap((node) => {
		const text = literalText(node);
		const isProse =
			text !== null && severalWords.test(text) && /^[^=]/.test(text) && /[A-Z.,:;]/.test(text);
		return isProse ? [{ line: lineOf(source, node.getStart(source)), text }] : [];
	});
}

/** Comments, those in lines below each other as one text. */
export function commentsIn(file: string): readonly TextBlock[] {
	const source = parse(file);
	const ranges = nodesOf(source).map((node) =>
		ts.getLeadingCommentRanges(source.text, node.getFullStart()),
	);
	const comments = new Map(
		ranges.map((group = []) => {
			const [first] = group;
			const text = group.map(({ pos, end }) => source.text.slice(pos, end)).join('\n');
			return [first?.pos ?? -1, text] as const;
		}),
	);
	comments.delete(-1);
	return [...comments].map(([position, text]) => ({
		line: lineOf(source, position),
		text: text.replaceAll(/^\s*(?:\/\*\*?|\*\/|\*|\/\/)|\*\/$/gm, '').replaceAll(/\s+/g, ' '),
	}));
}

function parse(file: string): ts.SourceFile {
	return ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
}

function nodesOf(node: ts.Node): readonly ts.Node[] {
	return [node, ...node.getChildren().flatMap(nodesOf)];
}

function literalText(node: ts.Node): string | null {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return null;
	return node.head.text + node.templateSpans.map(({ literal }) => `X${literal.text}`).join('');
}

function lineOf(source: ts.SourceFile, position: number): number {
	return source.getLineAndCharacterOfPosition(position).line + 1;
}

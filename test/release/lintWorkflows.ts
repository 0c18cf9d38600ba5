// Lints the given workflow files, or all of the repository, with the service behind GitHub's editor
// extension. It finds unknown keys, events, needs and permissions, wrong types, expressions and
// contexts. It reads only the file and sends no request. workflowRules.ts has the other rules.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { workflowFiles } from './workflowFiles';

async function lint(): Promise<void> {
	const { validate } = await import('@actions/languageservice');
	const given = process.argv.slice(2);
	const files = given.length > 0 ? given : workflowFiles();
	if (files.length === 0) throw new Error('There are no workflows to lint.');
	for (const file of files) {
		const text = readFileSync(file, 'utf8');
		const document = TextDocument.create(pathToFileURL(file).href, 'yaml', 1, text);
		for (const { range, message } of await validate(document)) {
			const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
			console.error(place, typeof message === 'string' ? message : message.value);
			process.exitCode = 1;
		}
	}
}

void lint();

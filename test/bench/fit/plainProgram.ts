import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

/** As they lie below test. */
const parts = [
	'bench/fit/fitOne',
	'bench/fit/editImage',
	'harness/processes/freshProcess',
	'harness/measurement/meter',
] as const;

/**
 * Translates the program that fits one photo, so that Node runs it as it is: what runs TypeScript
 * looks at every file that is loaded, and loading sharp would be measured several times too slow.
 *
 * @param folder where it goes
 * @returns the program's path
 */
export async function plainFitOne(folder: string): Promise<string> {
	const compilerOptions = {
		module: ModuleKind.CommonJS,
		target: ScriptTarget.ES2022,
		esModuleInterop: true,
	};
	for (const part of parts) {
		const source = await readFile(join(__dirname, '../..', `${part}.ts`), 'utf8');
		const { outputText } = transpileModule(source, { compilerOptions });
		const path = join(folder, `${part}.js`);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, outputText);
	}
	return join(folder, 'bench/fit/fitOne.js');
}

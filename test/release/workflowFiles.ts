import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(__dirname, '..', '..', '.github', 'workflows');

/** The full path of each workflow. */
export const workflowFiles = (): readonly string[] =>
	readdirSync(folder).map((name) => join(folder, name));

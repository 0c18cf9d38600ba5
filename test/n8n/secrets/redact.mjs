// Prints a run as n8n would show it if it redacted what node types declare: node redact.mjs N8N-FOLDER
// It reads the run from standard input as JSON: {runData, nodes, descriptions}. Not every version of
// n8n uses its redaction code, so this script calls it directly.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const fromN8n = createRequire(join(process.argv[2], 'package.json'));
fromN8n('reflect-metadata');
const { NodeDefinedFieldRedactionStrategy: Strategy } = fromN8n(
	'./dist/modules/redaction/executions/strategies/node-defined-field-redaction.strategy.js',
);

const { runData, nodes, descriptions } = JSON.parse(await text(process.stdin));
const nodeTypes = {
	getByNameAndVersion: (name) => ({ description: descriptions[name] ?? {} }),
};
const execution = { data: { resultData: { runData } }, workflowData: { nodes } };
await new Strategy({ warn: () => undefined }, nodeTypes).apply(execution, { memo: new Map() });
process.stdout.write(JSON.stringify(execution.data.resultData.runData));

// Ends the wait of an execution: node endWait.mjs FILE ID
// n8n must be stopped. It looks for such executions when it starts.
import { DatabaseSync } from 'node:sqlite';

const [file, id] = process.argv.slice(2);
const database = new DatabaseSync(file);
const past = '2000-01-01 00:00:00.000';
const update = database.prepare('UPDATE execution_entity SET waitTill = ? WHERE id = ?');
if (update.run(past, id).changes !== 1) throw new Error(`There is no execution ${id}`);

// Prints every value of every table of n8n's database: node dumpDatabase.mjs FILE
// SQLite splits long values over several pages, so the bytes of its file do not show them whole.
import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.argv[2], { readOnly: true });
const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
for (const { name } of tables) {
	for (const row of database.prepare(`SELECT * FROM "${name}"`).iterate()) {
		for (const [column, value] of Object.entries(row)) {
			const text = value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
			process.stdout.write(`${name}.${column}\t${text}\n`);
		}
	}
}

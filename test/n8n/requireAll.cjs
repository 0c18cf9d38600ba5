// Loads every file of an installed package, as n8n would come to: node requireAll.cjs FOLDER
const { readdirSync } = require('node:fs');
const { join } = require('node:path');
const { Worker } = require('node:worker_threads');

const folder = process.argv[2];
const files = readdirSync(join(folder, 'dist'), { recursive: true }).filter((file) =>
	file.endsWith('.js'),
);
// What is the file of a thread is started as one, with nothing to do.
const nothing = { workerData: { bytes: new Uint8Array(), mostPixels: 1 } };
for (const file of files) {
	const path = join(folder, 'dist', file);
	if (file.endsWith('Worker.js')) new Worker(path, nothing);
	else require(path);
}
console.log(files.length);

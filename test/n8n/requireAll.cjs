// Loads every file of an installed package, as n8n would come to: node requireAll.cjs FOLDER
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const folder = process.argv[2];
const files = readdirSync(join(folder, 'dist'), { recursive: true }).filter((file) =>
	file.endsWith('.js'),
);
for (const file of files) require(join(folder, 'dist', file));
console.log(files.length);

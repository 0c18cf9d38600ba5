/** As Prettier lays a table out: columns of one width, unless a line would then be too long. */
export function table(rows: ReadonlyArray<readonly string[]>): string {
	const [head = [], ...others] = rows;
	const widths = head.map((_, index) => Math.max(3, ...rows.map((row) => row[index]?.length ?? 0)));
	const line = (row: readonly string[]) => `| ${row.join(' | ')} |\n`;
	const rule = (width: number) => '-'.repeat(width);
	const aligned = line(head.map((cell, index) => cell.padEnd(widths[index] ?? 0)));
	if (aligned.trimEnd().length > 100) {
		return [head, head.map(() => rule(3)), ...others].map(line).join('');
	}
	return [head, widths.map(rule), ...others]
		.map((row) => line(row.map((cell, index) => cell.padEnd(widths[index] ?? 0))))
		.join('');
}

/** The cells of each table of a page's figures, its rule left out. */
export function tablesIn(figures: string): readonly string[][][] {
	return figures
		.split('\n\n')
		.filter((part) => part.startsWith('|'))
		.map((part) =>
			part
				.split('\n')
				.filter((line) => !line.startsWith('| --'))
				.map((line) =>
					line
						.split('|')
						.slice(1, -1)
						.map((cell) => cell.trim()),
				),
		);
}

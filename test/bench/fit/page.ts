import { FiguresPage } from '../../docs/figuresPage';

/** The page for whoever wonders what fitting costs. */
export const performancePage = new FiguresPage(
	'docs/performance.md',
	'npm run bench:fit -- --write',
);

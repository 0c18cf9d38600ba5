import { FiguresPage } from '../../docs/figuresPage';

/** The page for whoever runs n8n on more than one process. */
export const scalingPage = new FiguresPage('docs/scaling.md', 'npm run bench:queue -- --write');

/** How many workers are measured. */
export const workerCounts = [1, 2, 4] as const;

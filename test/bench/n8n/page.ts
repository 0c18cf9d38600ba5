import { FiguresPage } from '../../docs/figuresPage';

/** The page for whoever wonders what a check costs n8n. */
export const benchPage = new FiguresPage('docs/performance.md', 'npm run bench -- --write');

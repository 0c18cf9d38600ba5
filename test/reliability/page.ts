import { FiguresPage } from '../docs/figuresPage';

/** The page for whoever wonders how hard it was tried to break the package. */
export const reliabilityPage = new FiguresPage('docs/reliability.md', 'npm run reliability');

export const head = ['What was tried', 'How much', 'What came of it'] as const;

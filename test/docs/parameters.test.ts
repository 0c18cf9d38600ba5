import { readFileSync } from 'node:fs';
import { pagePath, parametersPage } from './parametersPage';

test('docs/parameters.md is what npm run docs writes', () => {
	expect(readFileSync(pagePath, 'utf8')).toBe(parametersPage());
});

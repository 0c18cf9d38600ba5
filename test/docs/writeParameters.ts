import { writeFileSync } from 'node:fs';
import { pagePath, parametersPage } from './parametersPage';

writeFileSync(pagePath, parametersPage());

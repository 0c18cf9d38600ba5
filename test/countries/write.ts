import { writeFileSync } from 'node:fs';
import { countries, listPath } from './countries';

writeFileSync(listPath, JSON.stringify(countries()));

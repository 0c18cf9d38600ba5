import { tryEveryExample } from './tryEveryExample';

describe('files in memory', () => tryEveryExample('default'));

import { tryEveryExample } from './tryEveryExample';

describe('files in the database', () => tryEveryExample('database'));

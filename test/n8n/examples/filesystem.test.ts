import { tryEveryExample } from './tryEveryExample';

describe('files on the disk', () => tryEveryExample('filesystem'));

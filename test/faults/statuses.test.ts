import { testMatrix } from './matrix';

testMatrix('statuses');

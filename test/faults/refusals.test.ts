import { testMatrix } from './matrix';

testMatrix('refusals');

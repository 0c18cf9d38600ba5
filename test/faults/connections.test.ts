import { testMatrix } from './matrix';

testMatrix('connections');

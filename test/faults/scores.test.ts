import { testMatrix } from './matrix';

testMatrix('scores');

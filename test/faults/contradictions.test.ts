import { testMatrix } from './matrix';

testMatrix('contradictions');

import { testMatrix } from './matrix';

testMatrix('bodies');

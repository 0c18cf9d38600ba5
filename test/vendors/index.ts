import { accura } from './accura';
import { argos } from './argos';
import { kairos } from './kairos';
import type { Vendor } from './vendor';

/** All vendors, by the alphabet. The suites read them from here. */
export const vendors: readonly Vendor[] = [accura, argos, kairos];

// Many tests load dist/. Without this, a single `npx jest` could test an old build and stay green.
import { buildIfStale } from './built.mjs';

export default buildIfStale;

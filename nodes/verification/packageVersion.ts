/** The version of this package, so that a record says which code reached its verdict. */
export { version as packageVersion } from '../../package.json';

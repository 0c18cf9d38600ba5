/** The name of this package, and its version, so that a record says which code made it. */
export { name as packageName, version as packageVersion } from '../../package.json';

import type { ICredentialType } from 'n8n-workflow';
import { vendors } from '.';

/** Whatever the built package exports: n8n makes one of each class, too. */
const exported: Readonly<Record<string, new () => object>> = jest.requireActual('../../index.js');
const instances = Object.values(exported).map((Exported) => new Exported());
const isCredential = (one: object): one is ICredentialType => 'authenticate' in one;

export function credentialTypeOf(name: string): ICredentialType {
	const found = instances.filter(isCredential).find((one) => one.name === name);
	if (!found) throw new Error(`The package has no credential "${name}"`);
	return found;
}

/** Each vendor's, as the package has it. */
export const credentialTypes = vendors.map(({ credential }) => credentialTypeOf(credential.type));

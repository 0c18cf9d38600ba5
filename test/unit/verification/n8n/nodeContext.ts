import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';

interface Node {
	/** By dot path, expressions resolved; an error in place of a value is thrown. */
	readonly parameters?: Readonly<Record<string, unknown>>;
	readonly credential?: ICredentialDataDecryptedObject;
}

/** As much of n8n's context as reading a node's parameters and credential takes. */
export function nodeContext({ parameters = {}, credential }: Node): IExecuteFunctions {
	const context = {
		getNodeParameter(
			path: string,
			_itemIndex: number,
			fallback?: unknown,
			{ rawExpressions = false } = {},
		): unknown {
			const value = path in parameters ? parameters[path] : fallback;
			if (!(value instanceof Error)) return value;
			if (rawExpressions) return '={{ $json.missing }}';
			throw value;
		},
		async getCredentials(): Promise<ICredentialDataDecryptedObject> {
			if (!credential) throw new Error('The credential with the key sk-123 was deleted');
			return credential;
		},
	};
	return context as unknown as IExecuteFunctions;
}

import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';

type Parameters = Readonly<Record<string, unknown>>;

export interface Node {
	/** By dot path, expressions resolved; an error in place of a value is thrown. */
	readonly parameters?: Parameters;
	/** Null: one is selected, but it was deleted. */
	readonly credential?: ICredentialDataDecryptedObject | null;
}

/** As much of n8n's context as reading a node's parameters and credential takes. */
export function nodeContext({ parameters = {}, credential }: Node): IExecuteFunctions {
	const selected = { argosCallbackApi: { id: '1', name: 'Demo' } };
	const context = {
		getNodeParameter(
			path: string,
			_itemIndex: number,
			fallback?: unknown,
			{ rawExpressions = false } = {},
		): unknown {
			const known: Parameters = { options: optionsIn(parameters), ...parameters };
			const value = path in known ? known[path] : fallback;
			if (!(value instanceof Error)) return value;
			if (rawExpressions) return '={{ $json.missing }}';
			throw value;
		},
		getNode: () => (credential === undefined ? {} : { credentials: selected }),
		async getCredentials(): Promise<ICredentialDataDecryptedObject> {
			if (!credential) throw new Error('The credential with the key sk-123 was deleted');
			return credential;
		},
	};
	return context as unknown as IExecuteFunctions;
}

/** The list of options that paths such as `options.timeout` belong to. */
function optionsIn(parameters: Parameters): Parameters {
	const options = Object.entries(parameters).flatMap(([path, value]) =>
		path.startsWith('options.') ? [[path.slice('options.'.length), value] as const] : [],
	);
	return Object.fromEntries(options);
}

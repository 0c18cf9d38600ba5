import type { PackageDirectoryLoader } from 'n8n-core';
import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/** The saved credentials, by type. */
export type SavedCredentials = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/** Finds, decrypts and signs for the engine, as n8n's server does from its database. */
export class CredentialsInMemory extends ICredentialsHelper {
	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly saved: SavedCredentials,
	) {
		super();
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const data = this.saved[type];
		if (!data) throw new Error(`Credential of type "${type}" does not exist`);
		const defaults = this.getCredentialsProperties(type).map(
			(property): [string, ICredentialDataDecryptedObject[string]] => [
				property.name,
				typeof property.default === 'string' ? property.default : '',
			],
		);
		return { ...Object.fromEntries(defaults), ...data };
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.typeOf(typeName);
		if (typeof authenticate !== 'function') throw new Error(`${typeName} signs no requests`);
		return await authenticate(credentials, request);
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.typeOf(type).properties;
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Credentials are kept decrypted here');
	}

	async updateCredentials(): Promise<void> {
		throw new Error('Credentials are not changed here');
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw new Error('Credentials are not changed here');
	}

	private typeOf(name: string): ICredentialType {
		return this.loader.getCredential(name).type;
	}
}

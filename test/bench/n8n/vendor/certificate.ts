import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** PEM. */
export interface Certificate {
	readonly key: string;
	readonly cert: string;
}

/**
 * Makes a certificate for localhost, with a key of the usual kind for the web (ECDSA, P-256).
 *
 * @returns it, and the file that a client has to trust
 */
export function makeCertificate(folder: string): Certificate & { readonly file: string } {
	const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
	const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
	const files = ['-keyout', keyFile, '-out', file, '-days', '2'];
	execFileSync('openssl', ['req', '-x509', ...kind, ...subject, ...files], { stdio: 'pipe' });
	return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8'), file };
}

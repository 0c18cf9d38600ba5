import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What n8n's engine reads when it is loaded, so this has to be imported before it. Everything it
 * writes goes to a folder that is thrown away with the process.
 */
export const userFolder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));

/** All that n8n logs, debug lines included. */
export const logFile = join(userFolder, 'n8n.log');

process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'not-a-secret-the-engine-only-wants-one';
process.env.N8N_LOG_LEVEL = 'debug';
process.env.N8N_LOG_OUTPUT = 'file';
process.env.N8N_LOG_FILE_LOCATION = logFile;
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';

process.once('exit', () => rmSync(userFolder, { recursive: true, force: true }));

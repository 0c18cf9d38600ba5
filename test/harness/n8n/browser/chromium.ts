import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where systems keep a Chromium or Chrome; CHROMIUM_PATH names another. */
const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Keeps it from asking anybody but n8n. */
const quiet = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// The editor would ask for news elsewhere, and wait for them.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** Starts the machine's own Chromium, without a window. */
export async function launchChromium(): Promise<Browser> {
	const { CHROMIUM_PATH: named } = process.env;
	const executablePath = named ?? usualPlaces.find((path) => existsSync(path));
	if (executablePath === undefined) {
		throw new Error('No Chromium found. Install one, or name it by CHROMIUM_PATH.');
	}
	// Its sandbox does not run as root.
	const chromiumSandbox = process.getuid?.() !== 0;
	return await chromium.launch({ executablePath, args: quiet, chromiumSandbox });
}

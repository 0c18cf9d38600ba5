import { scenarioNames } from './scenarios/scenarios';
import { startSimulator, type Simulator } from './simulator';

const usualPort = 4010;

async function start(): Promise<void> {
	const wanted = Number(process.env['PORT'] ?? usualPort);
	const simulator = await startOn(wanted);
	console.log(describe(simulator));
	const stop = (): void => {
		void simulator.close();
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

async function startOn(port: number): Promise<Simulator> {
	// The log would grow as long as this runs, so it keeps no image.
	try {
		return await startSimulator({ port, keepBodies: false });
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
		console.log(`Port ${port} is taken; a free one is used instead.`);
		return startSimulator({ keepBodies: false });
	}
}

function describe({ baseUrls, keys, controlUrl }: Simulator): string {
	return `
The vendors' simulator is running. Nothing leaves this machine, and no check is paid for.

Accura credential
  Base URL  ${baseUrls.accura}
  API Key   ${keys.accura.apiKey}

Kairos credential
  Base URL  ${baseUrls.kairos}
  App ID    ${keys.kairos.appId}
  App Key   ${keys.kairos.appKey}

ARGOS credential
  Base URL  ${baseUrls.argos}
  API Key   ${keys.argos.apiKey}

An image decides its own verdict by the text "kyc-simulator:<scenario>" in its EXIF
ImageDescription, or by the mark along its lower edge that some of examples/images have. Any
other image gets scores that depend on its bytes alone. Scenarios:
  ${scenarioNames.join(', ')}

Control
  GET  ${controlUrl}/health
  GET  ${controlUrl}/requests    what arrived, and the most requests at once
  POST ${controlUrl}/faults      what shall go wrong, and when
  POST ${controlUrl}/variants    what the vendors' pages leave open
  GET  ${controlUrl}/callbacks   documents with a callbackUrl, and each delivery
  POST ${controlUrl}/callbacks   how to deliver; also at /rules, /deliver, /forge
  POST ${controlUrl}/reset       forget all of it

For example, to be told by Kairos once that there were too many requests:
  curl -X POST ${controlUrl}/faults -H 'content-type: application/json' \\
    -d '{"when":{"vendor":"kairos"},"times":1,"then":{"kind":"rateLimit","retryAfter":1}}'

ARGOS calls back to this machine alone, 50 ms after it has accepted a document. To keep results
back, and to deliver them when you say so, in another order:
  curl -X POST ${controlUrl}/callbacks -H 'content-type: application/json' \\
    -d '{"hold":true}'
  curl -X POST ${controlUrl}/callbacks/deliver -H 'content-type: application/json' \\
    -d '{"order":"shuffled","seed":7}'

Ctrl-C stops it.
`;
}

void start();

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
	// The log grows for as long as this runs, so it keeps no images.
	try {
		return await startSimulator({ port, keepBodies: false });
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
		console.log(`Port ${port} is in use. The simulator uses a free port instead.`);
		return startSimulator({ keepBodies: false });
	}
}

function describe({ baseUrls, keys, controlUrl }: Simulator): string {
	return `
The vendor simulator is running. No data leaves this machine, and no check costs anything.

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

An image chooses its verdict by the text "kyc-simulator:<scenario>" in its EXIF ImageDescription,
or by the mark on its lower edge, as in examples/images. Any other image gets scores that depend
only on its bytes. Scenarios:
  ${scenarioNames.join(', ')}

Control
  GET  ${controlUrl}/health
  GET  ${controlUrl}/requests    the received requests and the peak concurrency
  POST ${controlUrl}/faults      what goes wrong, and when
  GET  ${controlUrl}/callbacks   documents with a callbackUrl and their callbacks
  POST ${controlUrl}/callbacks   how to send callbacks; also /rules, /deliver, /forge
  POST ${controlUrl}/reset       reset everything

For example, Kairos answers once with too many requests:
  curl -X POST ${controlUrl}/faults -H 'content-type: application/json' \\
    -d '{"when":{"vendor":"kairos"},"times":1,"then":{"kind":"rateLimit","retryAfter":1}}'

ARGOS sends callbacks only to this machine, 50 ms after it accepts a document. To hold the
callbacks and send them later in another order:
  curl -X POST ${controlUrl}/callbacks -H 'content-type: application/json' \\
    -d '{"hold":true}'
  curl -X POST ${controlUrl}/callbacks/deliver -H 'content-type: application/json' \\
    -d '{"order":"shuffled","seed":7}'

Press Ctrl-C to stop it.
`;
}

void start();

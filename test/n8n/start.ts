import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Email } from 'postal-mime';
import { fittedFaceVerdicts } from '../harness/drawings/expectedVerdicts';
import { exampleWorkflows, startOf } from '../harness/n8n/workflows/examples';
import { picturesOf } from './examples/applicants';
import { folderOf } from './examples/scenarios/folderReport';
import { scenarios } from './examples/scenarios/scenarios';
import {
	callersKey,
	reviewersLogin,
	importExample,
	startStage,
	type ImportedExample,
	type Stage,
} from './examples/stage';
import { endBySignal } from '../harness/processes/leftovers';
import { owner } from '../harness/n8n/n8nApi';
import { freePort } from '../harness/n8n/runningN8n';
import { n8n2 } from '../harness/n8n/versions';

const usualPort = 5678;

/** A real n8n with this package, the simulated vendors and every example, until Ctrl-C. */
async function start(): Promise<void> {
	// Everything is temporary, so it ends with this process.
	endBySignal(0);
	console.log(`Starting n8n ${n8n2().number}. This takes about half a minute …`);
	const port = await freePort(usualPort);
	const stage = await startStage({ port, onMail: showMail, onMessage: showAlert });
	console.log('Importing the examples …');
	await writeImages(stage);
	const examples: ImportedExample[] = [];
	for (const name of exampleWorkflows().keys()) {
		examples.push(await importExample(stage, name, scenarios[name]?.beforeUse));
	}
	console.log(welcome(stage, examples));

	const code = await stage.n8n.ended;
	console.error(`n8n exited unexpectedly with ${code ?? 'a signal'}. Its log:\n${stage.n8n.log()}`);
	process.exit(1);
}

/** Writes a selfie of each applicant to the folder that the examples read. */
async function writeImages(stage: Stage): Promise<void> {
	const images = join(folderOf(stage), 'images');
	await mkdir(images, { recursive: true });
	for (const { applicant } of fittedFaceVerdicts) {
		const { Selfie } = await picturesOf(applicant);
		await writeFile(join(images, `${applicant}.jpg`), Selfie);
	}
}

function welcome({ n8n }: Stage, examples: readonly ImportedExample[]): string {
	const lines = examples.map((example) => `${example.workflow.name ?? ''}\n${ways(example)}`);
	return `
n8n ${n8n2().number} is running. It has this package, every example, and credentials for
simulated vendors. No data leaves this machine, and no check costs anything.

  Editor    ${n8n.address}
  Email     ${owner.email}
  Password  ${owner.password}
  Reviews   The form of the decision log asks for ${reviewersLogin.user} / ${reviewersLogin.password}

${lines.join('\n\n')}

Try them with the images in examples/images. The name of each folder tells the result to expect.
This window shows mails and alerts. Press Ctrl-C to stop n8n and remove everything.
`;
}

function ways({ n8n, saved, workflow }: ImportedExample): string {
	const start = startOf(workflow, n8n.address);
	const opens = `  opens at   ${n8n.address}/workflow/${saved.id}\n`;
	const image = (field: string): string => `-F ${field}=@examples/images/01-genuine/${field}.jpg`;
	const isTrigger = start.endsWith('/results');
	if (isTrigger) return `${opens}  starts by  a callback of ARGOS to ${start}?secret=…`;
	const call = `curl -H '${callersKey.name}: ${callersKey.value}' ${image('selfie')} ${image('id')}`;
	const starts = start.includes('/webhook/') ? `${call} ${start}` : start;
	return `${opens}  starts by  ${starts}`;
}

function showMail({ to, subject, html = '' }: Email): void {
	const links = [...html.matchAll(/href="(http[^"]+)"[^>]*>([^<]+)/g)].map(
		([, link = '', text = '']) => `  ${text.trim()}: ${link.replaceAll('&amp;', '&')}`,
	);
	const whom = to?.map(({ address }) => address).join(', ') ?? 'nobody';
	console.log([`Mail to ${whom}: ${subject ?? ''}`, ...links, ''].join('\n'));
}

function showAlert(body: unknown): void {
	const text: unknown = Reflect.get(Object(body), 'text');
	console.log(`Alert in the chat: ${typeof text === 'string' ? text : JSON.stringify(body)}\n`);
}

start().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});

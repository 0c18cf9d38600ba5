import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { describeMachine } from '../harness/measurement/machine';
import { n8n2 } from '../harness/n8n/versions';
import { requestsOf } from './pictureAccounts';
import type { Aftermath } from './killedWorker';

const path = join(__dirname, 'figures.json');

/** The figures about a killed worker in docs/scaling.md. */
const killFigures = z.object({
	/** Includes the day and the versions. */
	machine: z.string(),
	uploads: z.number(),
	decidedAtFirst: z.number(),
	crashed: z.number(),
	retried: z.number(),
	askedAgain: z.number(),
});

export type KillFigures = z.infer<typeof killFigures>;

export function figuresOf(killed: Aftermath): KillFigures {
	const askedAgain = requestsOf(killed).filter(({ upload, seen }) => seen > upload.requests);
	return {
		machine: thisMachine(),
		uploads: killed.uploads.length,
		decidedAtFirst: killed.atFirst.length,
		crashed: killed.crashed.length,
		retried: killed.crashed.filter(({ retried }) => retried !== null).length,
		askedAgain: askedAgain.length,
	};
}

export function writeKillFigures(figures: KillFigures): void {
	writeFileSync(path, `${JSON.stringify(figures, null, '\t')}\n`);
}

/** Throws if there are no figures, or if they belong to another machine, day or version. */
export function readKillFigures(): KillFigures {
	if (!existsSync(path))
		throw new Error('First run npm run test:queue, whose figures are told too');
	const figures = killFigures.parse(JSON.parse(readFileSync(path, 'utf8')));
	if (figures.machine === thisMachine()) return figures;
	throw new Error(`Run npm run test:queue again: its figures are of\n${figures.machine}`);
}

const thisMachine = (): string => describeMachine([`n8n ${n8n2().number}`]);

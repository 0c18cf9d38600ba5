import type { INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import type { CheckName, checkLabels } from '../../nodes/verification/check';
import type { ImageFormat } from '../../nodes/verification/image/imageFormats';
import type { Engine, WorkflowJson } from '../engine/engine';
import type { Applicant } from './applicantFolder';

export const checks = ['Face Liveness', 'ID Liveness', 'Document Forgery', 'Face Match'] as const;
export const ends = ['Accepted', 'Rejected', 'New Pictures', 'To Review', 'Unresolved'] as const;

export type CheckLabel = (typeof checks)[number];
export type End = (typeof ends)[number];

/** The result of one check. */
export interface Stop {
	readonly outcome: string;
	readonly score: number | null;
	readonly reasons: readonly string[];
	readonly image?: FittedImage | { readonly fittedFrom?: undefined };
	/** Sentences. */
	readonly warnings: readonly string[];
}

export interface PictureFile {
	readonly format: ImageFormat;
	/** px, upright */
	readonly width: number;
	readonly height: number;
	readonly bytes: number;
}

/** The sent image, and its original. */
interface FittedImage extends PictureFile {
	readonly fittedFrom: PictureFile;
}

/** The checks of an applicant, and the end. */
export interface Journey {
	readonly applicant: string;
	readonly stops: Readonly<Partial<Record<(typeof checkLabels)[CheckName], Stop>>>;
	readonly end: End | null;
	/** The decision in one sentence, with its reason. */
	readonly summary: string;
}

/** Sends one applicant through the chain, as one submission of its form. */
export async function travel(
	engine: Engine,
	chain: WorkflowJson,
	{ name, files }: Applicant,
): Promise<Journey> {
	const item = await engine.item({ Name: name }, files);
	const { outputsOf } = await engine.run(chain, [item]).finished;
	const stops = checks.flatMap((check) => {
		const [left] = outputsOf(check).flat();
		const stop = left ? stopOf(left, check) : null;
		return stop ? [[check, stop] as const] : [];
	});
	const end = ends.find((one) => outputsOf(one).flat().length > 0) ?? null;
	const [decided] = outputsOf('KYC Decision').flat();
	const { summary } = z.object({ summary: z.string() }).parse(decided?.json.kycDecision);
	return { applicant: name, stops: Object.fromEntries(stops), end, summary };
}

/** Reasons that fitting can remove. */
const brokenLimits = ['imageTooLarge', 'imageDimensionsTooLarge', 'unsupportedFormat'];

/** The applicants whose images broke a vendor's limits. */
export function stoppedByLimits(
	applicants: readonly Applicant[],
	journeys: readonly Journey[],
): Applicant[] {
	const stopped = journeys.filter(({ stops }) =>
		Object.values(stops).some(({ reasons }) => reasons.some((one) => brokenLimits.includes(one))),
	);
	const names = new Set(stopped.map(({ applicant }) => applicant));
	return applicants.filter(({ name }) => names.has(name));
}

const fields: Readonly<Record<CheckLabel, string>> = {
	'Face Liveness': 'faceLiveness',
	'ID Liveness': 'idLiveness',
	'Document Forgery': 'documentForgery',
	'Face Match': 'faceMatch',
};

function stopOf({ json }: INodeExecutionData, check: CheckLabel): Stop | null {
	const verdict: unknown = json[fields[check]];
	return isStop(verdict) ? verdict : null;
}

function isStop(value: unknown): value is Stop {
	return typeof value === 'object' && value !== null && 'outcome' in value && 'score' in value;
}

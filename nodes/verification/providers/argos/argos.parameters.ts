import type { ChoicesParameter, SwitchParameter } from '../parameters';
import { scoreScaleFor } from '../reading/scoreScale';

/** The pipelines by our signal names, with their names in the request. */
export const pipelineFlags = {
	screenReplay: 'sr',
	paperPrinted: 'pc',
	replacePortraits: 'ps',
} as const;

export type Pipeline = keyof typeof pipelineFlags;

export const pipelines: readonly Pipeline[] = ['screenReplay', 'paperPrinted', 'replacePortraits'];

export const pipelineChoices = {
	kind: 'choices',
	name: 'pipelines',
	label: 'Pipelines',
	description: 'What to look for. Each pipeline gives its own score, and every score must pass.',
	optional: false,
	default: ['screenReplay', 'paperPrinted', 'replacePortraits'],
	choices: [
		{
			value: 'screenReplay',
			label: 'Screen Replay',
			description: 'Whether the document was photographed from a screen',
		},
		{
			value: 'paperPrinted',
			label: 'Paper Printed',
			description: 'Whether the document is a printout or a photocopy',
		},
		{
			value: 'replacePortraits',
			label: 'Replaced Portrait',
			description: 'Whether the portrait was tampered with',
		},
	],
} as const satisfies ChoicesParameter;

/** The page of the comparison names a threshold of 0.8, so a fraction is the default. */
export const scoreScale = scoreScaleFor('ARGOS', 'fraction');

export const useUpcomingVersion = {
	kind: 'switch',
	name: 'useUpcomingVersion',
	label: 'Use Upcoming Version',
	description: 'Whether ARGOS should use its upcoming liveness engine instead of the current one',
	optional: true,
	default: false,
} as const satisfies SwitchParameter;

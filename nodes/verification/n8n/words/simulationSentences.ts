import { labels } from './labels';

/** What a vendor is called where the node answers for it. */
export function simulatedLabel(vendor: string): string {
	return `${vendor} (simulated)`;
}

/** What the editor says while the switch is on. */
export const simulationNotice = `The node asks no vendor and needs no credential. It checks and fits images as usual, and then reads a sample answer. This works only in manual executions. In every other execution, each item ends in an error. Before you publish the workflow, switch off ${labels.simulate} and select a credential.`;

/** The warning that every simulated verdict has. */
export const simulatedWarning = `The answer is a sample, because ${labels.simulate} is on. No vendor saw the image.`;

/** Above the output of a simulated run. */
export const simulatedHint = `The answers are samples: ${labels.simulate} is on, so no vendor saw an image.`;

import { labels } from './labels';

/** What a vendor is called where the node answers for it. */
export function simulatedLabel(vendor: string): string {
	return `${vendor} (simulated)`;
}

/** What the editor says while the switch is on. */
export const simulationNotice = `No vendor is asked, and you need no credential. The node checks and fits the image as usual. Then it reads a sample answer, which arrives at once. This works only in manual executions. In every other execution, each item ends in an error. Before you publish the workflow, switch off ${labels.simulate} and select a credential.`;

/** The warning that every simulated verdict has. */
export const simulatedWarning = `The answer is a sample, because ${labels.simulate} is on. No vendor saw the image.`;

import type { IBuilderHint } from 'n8n-workflow';
import { checkLabels, type CheckName } from '../../check';
import { defaultProviders, type Offer, offersOf } from '../../providers/registry';

/**
 * What n8n's AI workflow builder is told of a check. It reads descriptions as everybody does, but
 * not from them would it know that one wrong wire lets people in whom nobody checked.
 */
export function builderHintFor(checkName: CheckName): IBuilderHint {
	const usual = offersOf(checkName).find(
		({ provider }) => provider.name === defaultProviders[checkName],
	);
	return {
		searchHint: [
			'Decides who is let in, so wire its outputs exactly.',
			'Output 0 is Pass and the only output to continue on. Output 1 is Fail and output 2 is Inconclusive: connect each to a node of its own kind, such as a rejection and a request for a new picture or a review by a person. Never connect them to what Pass leads to, and never merge them with Pass before the decision.',
			"With routing 'passFail' there are outputs 0 (Pass) and 1 (Fail, which then has the inconclusive items too). With routing 'single' there is one output for everything: use it only in front of an IF that lets through what has passed === true in the verdict.",
			"For several items set onError: 'continueErrorOutput'. The Error output is then the last one (index 3, with 'passFail' index 2): wire it by .output(index).to(node). Do not use .onError(), which wires output 1, and that is Fail.",
			`The verdict is in the field ${checkName} of the item: outcome, passed, score, nextStep, reasons. The other fields and the files stay on the item, so the next check can follow on output 0 and find its image there.`,
			'Takes one image for each item: a binary file, or base64 text. It needs no HTTP Request node, no Merge and no Code node around it.',
		].join(' '),
		extraTypeDefContent: usual ? [{ content: wiringExample(checkName, usual) }] : [],
	};
}

/** What the builder is told of a trigger that receives results which come later. */
export const triggerBuilderHint: IBuilderHint = {
	searchHint: [
		"Receives the results of checks with delivery 'callback'. Its outputs are those of a check: 0 is Pass and the only one to continue on, 1 Fail, 2 Inconclusive, which has errors too.",
		'The item has the verdict alone, in the field of the check (documentForgery or idLiveness). Find whom it is about by its transactionId, which the check has put out on Pending and which has to be stored then, such as in a data table.',
		"check, pipelines and threshold have to be those of the check. secret needs at least 16 characters, and stands in the check's callbackUrl as ?secret=.",
	].join(' '),
};

/** What the builder is told of the decision: how the checks lead to it, and its outputs away. */
export const decisionBuilderHint: IBuilderHint = {
	searchHint: [
		'Put it behind all checks of an applicant, so that one node decides. Do not build the decision from IF, Switch or Code nodes.',
		"Connect the checks in a row, each with routing 'single' and onError 'continueRegularOutput', and connect the last one to this node. Each check before it is required by itself.",
		'Its outputs are: 0 Review, 1 Accept, 2 Reject, 3 Retake, 4 Unresolved. Only output 1 lets the applicant in. Connect each of the others to a node of its own, and never to what Accept leads to.',
		'The decision is in the field kycDecision of the item: decision, summary, accepted, nextStep, reasons, checks.',
		'It needs no credential. Keep verifyOrigin on. Put no Set or Code node that changes verdicts between the checks and this node.',
	].join(' '),
};

function wiringExample(checkName: CheckName, { provider, check }: Offer): string {
	const name = checkLabels[checkName];
	const asked = check.parameters
		.filter((spec) => spec.kind === 'text' && spec.required && spec.default === '')
		.map((spec) => `, ${spec.name}: placeholder('${spec.label}')`);
	return `<patterns>
<pattern title="${name}: continue on Pass alone, and lose no item">
const check = node({
  type: 'n8n-nodes-kyc-liveness.${checkName}',
  version: 1,
  config: {
    name: '${name}',
    parameters: { provider: '${provider.name}', binaryPropertyName: 'data'${asked.join('')} },
    credentials: { ${provider.credentialType}: { id: 'credId', name: '${provider.label} account' } },
    onError: 'continueErrorOutput'
  }
});

const accept = node({ type: 'n8n-nodes-base.noOp', version: 1, config: { name: 'Accepted' } });
const reject = node({ type: 'n8n-nodes-base.noOp', version: 1, config: { name: 'Rejected' } });
const review = node({ type: 'n8n-nodes-base.noOp', version: 1, config: { name: 'To Review' } });
const report = node({ type: 'n8n-nodes-base.noOp', version: 1, config: { name: 'Not Checked' } });

check.output(0).to(accept); // Pass
check.output(1).to(reject); // Fail
check.output(2).to(review); // Inconclusive
check.output(3).to(report); // Error
</pattern>
</patterns>`;
}

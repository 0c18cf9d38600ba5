import type { IBuilderHint } from 'n8n-workflow';
import { checkLabels, type CheckName, imagesOf } from '../../check';
import { defaultProviders, type Offer, offersOf } from '../../providers/registry';

/**
 * What n8n's AI workflow builder must know about a check. It also reads the descriptions, but these
 * do not say that one wrong connection accepts people whom nobody checked.
 */
export function builderHintFor(checkName: CheckName): IBuilderHint {
	const usual = offersOf(checkName).find(
		({ provider }) => provider.name === defaultProviders[checkName],
	);
	return {
		searchHint: [
			'This node decides who is accepted, so connect its outputs exactly as described.',
			'Output 0 is Pass and the only output to continue on. Output 1 is Fail and output 2 is Inconclusive. Connect each to its own node, such as a rejection for Fail and a review by a person for Inconclusive. Never connect them to the nodes after Pass, and never merge them with Pass before the decision.',
			"With routing 'passFail' there are outputs 0 (Pass) and 1 (Fail, which then also has the inconclusive items). With routing 'single' there is one output for all items. Use it only before an IF node that accepts only items with passed === true in the verdict.",
			"For several items set onError: 'continueErrorOutput'. The Error output is then the last one (index 3, with 'passFail' index 2). Connect it with .output(index).to(node). Do not use .onError(), because it connects output 1, which is Fail.",
			`The verdict is in the field ${checkName} of the item: outcome, passed, score, nextStep, reasons. The other fields and the files stay on the item. So the next check can follow on output 0.`,
			`The node takes ${imagesInWords(checkName)}. It needs no HTTP Request, Merge or Code node around it.`,
			'If the user has no account yet, set simulate: true and no credential. The check then gives a sample answer, in manual executions only. A published workflow needs simulate: false and a credential.',
		].join(' '),
		extraTypeDefContent: usual ? [{ content: wiringExample(checkName, usual) }] : [],
	};
}

function imagesInWords(checkName: CheckName): string {
	return imagesOf[checkName].length === 1
		? 'one image for each item, as a binary file or base64 text'
		: 'two images for each item, as binary files or base64 text: the selfie (binaryPropertyName) and the photo of the ID (referenceBinaryPropertyName)';
}

/** What the builder must know about a trigger that receives later results. */
export const triggerBuilderHint: IBuilderHint = {
	searchHint: [
		'This node receives the results of checks that are set to `delivery: callback`. It has the outputs of a check: 0 is Pass, 1 is Fail, and 2 is Inconclusive. Continue only on Pass. Inconclusive also has errors.',
		'The item has only the verdict, in the field of the check (documentForgery or idLiveness). Its transactionId tells which applicant it belongs to. Store the transactionId that the check puts out on Pending, for example in a data table.',
		'`check`, `pipelines` and `threshold` must be the same as in the check. Choose the same credential in this node and in the check.',
	].join(' '),
};

/** What the builder is told of the decision: how the checks lead to it, and its outputs away. */
export const decisionBuilderHint: IBuilderHint = {
	searchHint: [
		'Put it after all checks of an applicant, so that one node decides. Do not build the decision from IF, Switch or Code nodes.',
		"Connect the checks in a row, each with routing 'single' and onError 'continueRegularOutput', and connect the last one to this node. The node then requires every check before it.",
		'Its outputs are: 0 Review, 1 Accept, 2 Reject, 3 Retake, 4 Unresolved. Only output 1 lets the applicant in. Connect each of the others to a node of its own, and never to what Accept leads to.',
		'The decision is in the field kycDecision of the item: decision, summary, accepted, nextStep, reasons, checks.',
		'It needs no credential. Keep verifyOrigin on. Put no Set or Code node that changes verdicts between the checks and this node.',
	].join(' '),
};

function wiringExample(checkName: CheckName, { provider, check }: Offer): string {
	const name = checkLabels[checkName];
	const fields =
		imagesOf[checkName].length === 1
			? "binaryPropertyName: 'data'"
			: "binaryPropertyName: 'selfie', referenceBinaryPropertyName: 'idPhoto'";
	const asked = check.parameters
		.filter((spec) => spec.kind === 'text' && !spec.optional && spec.default === '')
		.map((spec) => `, ${spec.name}: placeholder('${spec.label}')`);
	return `<patterns>
<pattern title="${name}: continue only on Pass, and lose no item">
const check = node({
  type: 'n8n-nodes-kyc-liveness.${checkName}',
  version: 1,
  config: {
    name: '${name}',
    parameters: { provider: '${provider.name}', ${fields}${asked.join('')} },
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

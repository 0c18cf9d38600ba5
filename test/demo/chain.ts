import { resolve } from 'node:path';
import type { WorkflowJson } from '../engine/engine';
import { readWorkflow } from '../engine/workflowFile';
import { checks } from './journey';

const file = resolve(__dirname, '../../examples/kyc-chain.json');

/**
 * The example workflow, with Accura's codes for your IDs if the environment has them.
 *
 * @param fitImage the setting for each of the checks
 */
export function kycChain(
	env: Readonly<Partial<Record<string, string>>>,
	fitImage: boolean,
): WorkflowJson {
	const { ACCURA_COUNTRY_CODE: countryCode, ACCURA_CARD_CODE: cardCode } = env;
	const codes = { ...(countryCode ? { countryCode } : {}), ...(cardCode ? { cardCode } : {}) };
	const { nodes, connections } = readWorkflow(file);
	return {
		connections,
		nodes: nodes.map((node) => ({
			...node,
			parameters: {
				...node.parameters,
				...(node.name === 'ID Liveness' ? codes : {}),
				...(checks.some((check) => check === node.name) ? { fitImage } : {}),
			},
		})),
	};
}

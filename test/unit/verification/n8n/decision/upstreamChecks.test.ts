import type { NodeTypeAndVersion } from 'n8n-workflow';
import { upstreamChecks } from '../../../../../nodes/verification/n8n/decision/upstreamChecks';

const ours = 'n8n-nodes-kyc-liveness';

function found(node: Partial<NodeTypeAndVersion>) {
	const before = { name: 'Before', type: '', typeVersion: 1, disabled: false, parameters: {} };
	const getNode = () => ({
		id: '1',
		name: 'KYC Decision',
		type: `${ours}.kycDecision`,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	});
	return upstreamChecks({ getNode, getParentNodes: () => [{ ...before, ...node }] });
}

const face = `${ours}.faceLiveness`;

test.each<[string, string | null]>([
	[face, 'faceLiveness'],
	[`${ours}.idLiveness`, 'idLiveness'],
	['CUSTOM.documentForgery', 'documentForgery'],
	[`${ours}.argosTrigger`, 'documentForgery'],
	[`${ours}.kycDecision`, null],
	['n8n-nodes-other.faceLiveness', null],
	['n8n-nodes-base.noOp', null],
	[`${ours}.constructor`, null],
	['faceLiveness', null],
	['', null],
])('a node of type "%s" answers %s', (type, check) => {
	expect(found({ type }).map((one) => one.check)).toEqual(check === null ? [] : [check]);
});

test('a trigger answers the check that is chosen in it', () => {
	const trigger = (check: string) =>
		found({ type: `${ours}.argosTrigger`, parameters: { check } }).map((one) => one.check);
	expect(trigger('idLiveness')).toEqual(['idLiveness']);
	expect(trigger('={{ $json.check }}')).toEqual([]);
});

test('a deactivated check is known as one', () => {
	expect(found({ type: face, disabled: true })).toMatchObject([{ isDeactivated: true }]);
});

test.each<[object | undefined, string | null]>([
	[{}, 'faceLiveness'],
	[{ options: {} }, 'faceLiveness'],
	[{ options: { resultField: ' selfieCheck ' } }, 'selfieCheck'],
	[{ options: { resultField: '={{ $json.name }}' } }, null],
	[{ options: { resultField: 5 } }, null],
	[{ options: '={{ $json }}' }, null],
	[undefined, null],
])('with parameters %j it writes to %s', (parameters, field) => {
	const node = { type: face, parameters: parameters && { ...parameters } };
	expect(found(node)).toMatchObject([{ field }]);
});

import { runInNewContext } from 'node:vm';
import {
	triggerProperties,
	triggerSubtitle,
} from '../../../../nodes/verification/n8n/editor/triggerProperties';
import { laterChecks } from '../../../../nodes/verification/n8n/later/laterChecks';

const checks = laterChecks('argos');
const fields = triggerProperties(checks);

test.each([
	['documentForgery', 'ARGOS: Document Forgery'],
	['idLiveness', 'ARGOS: ID Liveness'],
])('below its name stands whose results it takes: %s', (check, expected) => {
	const code = /^=\{\{(.*)\}\}$/s.exec(triggerSubtitle(checks))?.[1] ?? '';
	expect(runInNewContext(code, { $parameter: { check } })).toBe(expected);
});

test('it asks for what a delivery does not tell, with the defaults of the check', () => {
	expect(fields.find(({ name }) => name === 'check')?.default).toBe('documentForgery');
	expect(fields.find(({ name }) => name === 'threshold')?.default).toBe(61);
	expect(fields.find(({ name }) => name === 'pipelines')).toMatchObject({
		default: ['screenReplay', 'paperPrinted', 'replacePortraits'],
		displayOptions: { show: { check: ['documentForgery'] } },
	});
});

test('its secret is shown to nobody who looks on, and has no default', () => {
	expect(fields.find(({ name }) => name === 'secret')).toMatchObject({
		default: '',
		required: true,
		typeOptions: { password: true },
	});
});

test('a provider that always answers at once has no trigger', () => {
	expect(() => laterChecks('kairos')).toThrow(TypeError);
});

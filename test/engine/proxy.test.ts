import { createServer, type AddressInfo, type Socket } from 'node:net';
import { testedCalls } from '../contract/vendorCalls';
import { checkWorkflow, nodeName, verdictOn } from './checkNode';
import { startEngine } from './engine';
import { picture } from './items';

type Answer = (socket: Socket) => void;

const says =
	(status: string, ...headers: string[]): Answer =>
	(socket) =>
		void socket.end(
			['HTTP/1.1 ' + status, ...headers, 'Content-Length: 6', '', '<html>'].join('\r\n'),
		);

const proxyRefused = (status: number) => ({
	message: expect.stringContaining(`proxy refused the connection`),
	description: expect.stringContaining('the check is not charged'),
	status,
});
const notReached = {
	message: expect.stringMatching(/cannot reach|could not connect/),
	status: 0,
};

const answers: ReadonlyArray<[string, Answer, { readonly status: number; message: unknown }]> = [
	['403 without the name of a server', says('403 Forbidden'), proxyRefused(403)],
	[
		'407',
		says('407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="corp"'),
		proxyRefused(407),
	],
	['401', says('401 Unauthorized', 'Server: proxy'), proxyRefused(401)],
	['429', says('429 Too Many Requests'), proxyRefused(429)],
	['502', says('502 Bad Gateway', 'Via: 1.1 proxy'), proxyRefused(502)],
	['201', says('201 Created'), proxyRefused(201)],
	['403, compressed', says('403 Forbidden', 'Content-Encoding: gzip'), proxyRefused(403)],
	['nothing, and closes', (socket) => void socket.end(), notReached],
	['nothing, and resets', (socket) => void socket.resetAndDestroy(), notReached],
	['what is no HTTP', (socket) => void socket.end('HELLO\r\n\r\n'), notReached],
	['a tunnel that is closed at once', says('200 Connection established'), notReached],
	['nothing at all', () => undefined, notReached],
];

const variables = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'no_proxy'] as const;
const before = variables.map((name) => [name, process.env[name]] as const);

afterEach(() => {
	for (const [name, value] of before) {
		if (value === undefined) Reflect.deleteProperty(process.env, name);
		else process.env[name] = value;
	}
});

describe.each(answers)('a proxy that answers CONNECT with %s', (_name, answer, expected) => {
	test.each(testedCalls)('is not mistaken for the vendor ($name)', async (call) => {
		const sockets = new Set<Socket>();
		const proxy = createServer((socket) => {
			sockets.add(socket.on('error', () => undefined));
			socket.once('data', () => answer(socket));
		});
		await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
		process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
		process.env.NO_PROXY = process.env.no_proxy = '';

		const keys = { apiKey: 'sk-12345678', appId: 'id-12345678', appKey: 'sk-12345678' };
		const credential = { ...keys, headerStyle: 'both', baseUrl: 'https://vendor.invalid' };
		const engine = await startEngine({
			binaryMode: 'default',
			credentials: { [call.credentialType]: credential },
		});
		const workflow = checkWorkflow(call, {
			onError: 'continueRegularOutput',
			options: { maxRetries: 0, timeout: 1 },
		});
		const item = await engine.item({}, { data: await picture('genuine') });
		const { outputsOf } = await engine.run(workflow, [item]).finished;
		for (const socket of sockets) socket.destroy();
		proxy.close();

		const outputs = outputsOf(nodeName);
		expect(outputs[0]).toEqual([]);
		const verdict = verdictOn(outputs.flat(), call.check);
		const { status, ...words } = expected;
		expect(verdict.error).toMatchObject({ ...words, httpCode: null });
		expect(JSON.stringify(verdict.error)).not.toMatch(/may have charged|usage limit|the key/i);
		if (status > 0) expect(JSON.stringify(verdict)).toContain(`HTTP ${status}`);
	});
});

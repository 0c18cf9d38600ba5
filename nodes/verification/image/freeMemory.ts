/**
 * Gives memory back at once. Otherwise V8 collects the garbage of n8n's whole heap for every 64 MB of
 * images, and that takes more processor time than the checks. Does nothing before Node 22, which
 * has no way to do it.
 *
 * @param bytes that nothing reads any more. They are empty after this. The operating system must not
 * read them either, for example for a socket.
 */
export function freeMemory({ buffer, byteLength }: Uint8Array): void {
	// Small Buffers share their memory with others. An empty one has been freed before.
	if (byteLength === 0 || buffer.byteLength !== byteLength) return;
	const transfer: unknown = Reflect.get(buffer, 'transfer');
	if (typeof transfer === 'function') Reflect.apply(transfer, buffer, [0]);
}

/**
 * Reads what another node has put on an item. It may not be plain JSON: a getter or a proxy of a Code
 * node can throw. After a throw, n8n would send all items of the run to Pass.
 */
export function readOr<Value>(otherwise: Value, read: () => Value): Value {
	try {
		return read();
	} catch {
		return otherwise;
	}
}

/** Gives one object for equal ones, because a run may have thousands of items with the same. */
export function sharing<Value extends object>(): (value: Value) => Value {
	const known = new Map<string, Value>();
	return (value) => {
		const key = JSON.stringify(value);
		const shared = known.get(key) ?? value;
		known.set(key, shared);
		return shared;
	};
}

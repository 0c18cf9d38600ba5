/** n8n puts its own packages on Node's path for community nodes; its types know nothing of that. */
const n8nPackage: string = 'n8n/package.json';

/** The version of the n8n that runs this, such as 2.41.1; null where that can't be told. */
export async function n8nVersion(): Promise<string | null> {
	try {
		const found: unknown = await import(n8nPackage);
		const version: unknown = Reflect.get(Object(found), 'version');
		return typeof version === 'string' ? version : null;
	} catch {
		return null;
	}
}

/** Whether a version is at least another one; what comes behind the three numbers is passed over. */
export function isAtLeast(version: string, least: readonly [number, number, number]): boolean {
	const numbers = /^(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number) ?? [];
	for (const [index, wanted] of least.entries()) {
		const number = numbers[index] ?? -1;
		if (number !== wanted) return number > wanted;
	}
	return true;
}

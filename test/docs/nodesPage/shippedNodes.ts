import { resolve } from 'node:path';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { checkNames } from '../../../nodes/verification/check';
import packageJson from '../../../package.json';

const root = resolve(__dirname, '../../..');

/** Every node that package.json lists: checks in the order of a KYC, then the others, triggers last. */
export async function shippedNodes(): Promise<readonly INodeTypeDescription[]> {
	const descriptions = await Promise.all(packageJson.n8n.nodes.map(descriptionOf));
	return descriptions.flat().toSorted((one, other) => rank(one) - rank(other));
}

/** Whether it asks a vendor about an image. */
export function isCheck({ name }: INodeTypeDescription): boolean {
	return checkNames.some((checkName) => checkName === name);
}

/** Read from its source, so that a page never shows an older build. */
async function descriptionOf(builtFile: string): Promise<INodeTypeDescription[]> {
	const source = resolve(root, builtFile.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	const exported: Readonly<Record<string, new () => INodeType>> = await import(source);
	return Object.values(exported).map((NodeType) => new NodeType().description);
}

function rank(description: INodeTypeDescription): number {
	if (description.group.includes('trigger')) return checkNames.length + 1;
	const place = checkNames.findIndex((checkName) => checkName === description.name);
	return place === -1 ? checkNames.length : place;
}

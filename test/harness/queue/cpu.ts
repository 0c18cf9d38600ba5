import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second, as Linux counts them for programs (sysconf(3)). */
const TICKS = 100;

/** The places in /proc/PID/stat behind the program's name (proc(5)). */
const fields = { parent: 1, user: 11, system: 12, childrensUser: 13, childrensSystem: 14 } as const;

/**
 * The CPU time so far of a process and all its child processes, in seconds of one core. It includes
 * ended children that the process has waited for.
 */
export function cpuOfTree(root: number): number {
	const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	const stats = new Map(ids.map((id) => [id, statOf(id)]));
	const ticksBelow = (id: string): number => {
		const children = ids.filter((child) => stats.get(child)?.[fields.parent] === id);
		const ended = ['childrensUser', 'childrensSystem'] as const;
		const own = (['user', 'system', ...ended] as const).map((name) =>
			Number(stats.get(id)?.[fields[name]] ?? 0),
		);
		return [...own, ...children.map(ticksBelow)].reduce((sum, one) => sum + one, 0);
	};
	return ticksBelow(String(root)) / TICKS;
}

/** The same for only this process. */
export function cpuOfProcess(pid: number): number {
	const stat = statOf(String(pid));
	return (Number(stat?.[fields.user]) + Number(stat?.[fields.system])) / TICKS;
}

/** The use of all cores so far, in seconds of one core. */
export interface MachineTime {
	readonly worked: number;
	/** Time that the host of a virtual machine took for others while there was work. 0 if unknown. */
	readonly stolen: number;
}

/** @param stat the content of /proc/stat (proc(5)) */
export function cpuOfMachine(stat = readFileSync('/proc/stat', 'utf8')): MachineTime {
	const [first = ''] = stat.split('\n');
	const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, stolen = 0] = first
		.split(/\s+/)
		.slice(1)
		.map(Number);
	return { worked: (user + nice + system + irq + softIrq) / TICKS, stolen: stolen / TICKS };
}

function statOf(id: string): readonly string[] | null {
	try {
		const text = readFileSync(`/proc/${id}/stat`, 'utf8');
		// The name may hold blanks and brackets.
		return text.slice(text.lastIndexOf(')') + 2).split(' ');
	} catch {
		// It has ended meanwhile.
		return null;
	}
}

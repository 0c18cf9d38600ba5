import { readdirSync, readFileSync } from 'node:fs';

/** Of a second, as Linux counts them for programs on every processor (sysconf(3)). */
const TICKS = 100;

/** The places in /proc/PID/stat behind the program's name (proc(5)): see there. */
const fields = { group: 2, user: 11, system: 12, childrensUser: 13, childrensSystem: 14 } as const;

/**
 * What a process and all that it has started have worked so far, in seconds of one core. Those that
 * have ended count too, where it has waited for them.
 *
 * @param leader of a process group of its own
 */
export function cpuOfGroup(leader: number): number {
	const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	const ticks = ids.map((id) => {
		const stat = statOf(id);
		if (stat?.[fields.group] !== String(leader)) return 0;
		const own = Number(stat[fields.user]) + Number(stat[fields.system]);
		if (id !== String(leader)) return own;
		return own + Number(stat[fields.childrensUser]) + Number(stat[fields.childrensSystem]);
	});
	return ticks.reduce((sum, one) => sum + one, 0) / TICKS;
}

/** The same of one process alone. */
export function cpuOfProcess(pid: number): number {
	const stat = statOf(String(pid));
	return (Number(stat?.[fields.user]) + Number(stat?.[fields.system])) / TICKS;
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

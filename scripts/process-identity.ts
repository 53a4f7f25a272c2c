import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that can be told apart from a later one with the same number. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in whatever unit the system counts; only compared for equality. */
  started: string;
}

/** When the process with this number started, or undefined when there is none. */
export function startOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // A zombie is dead: only its parent has not looked yet.
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  const answer = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.stdout?.trim() || undefined;
}

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid) ?? '' };
}

export function isAlive(who: ProcessIdentity): boolean {
  const started = startOf(who.pid);
  return started !== undefined && started === who.started;
}

/** The command line of a process, '' when unknown. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    const answer = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return answer.stdout?.trim() ?? '';
  }
}

import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of one clock tick in /proc; 100 a second on every Linux Daybook runs on. */
const TICK_MS = 10;

/** What a measure cost in processor time, ms a thing done. */
export interface ProcessorCost {
  server_cpu_ms: number;
  database_cpu_ms: number;
  client_cpu_ms: number;
}

/**
 * Processor time of the web server, of PostgreSQL and of the bench itself, from the system's own accounts. Says where a
 * figure's time goes; timings of processes that share two cores do not.
 */
export class ProcessorWatch {
  constructor(
    private readonly serverPid: number,
    private readonly postmasterPid: number | null,
  ) {}

  /** Readings in ms since each process began. */
  read(): ProcessorCost {
    const own = process.cpuUsage();
    return {
      server_cpu_ms: usedMs(this.serverPid),
      database_cpu_ms: this.postmasterPid === null ? 0 : familyMs(this.postmasterPid),
      client_cpu_ms: (own.user + own.system) / 1000,
    };
  }
}

/** The reader of the current run; undefined where nothing is watched. */
let watched: ProcessorWatch | undefined;

export function watchProcessor(watch: ProcessorWatch): void {
  watched = watch;
}

export function readProcessor(): ProcessorCost | undefined {
  return watched?.read();
}

/** A process with its children, those that ended included. */
function familyMs(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => fieldsOf(name)?.[1] === String(pid));
  return children.reduce((sum, child) => sum + usedMs(Number(child)), usedMs(pid, true));
}

function usedMs(pid: number, withEnded = false): number {
  const fields = fieldsOf(String(pid));
  if (!fields) return 0;
  const ticks = withEnded ? fields.slice(11, 15) : fields.slice(11, 13);
  return ticks.reduce((sum, tick) => sum + Number(tick), 0) * TICK_MS;
}

/** Fields of /proc/PID/stat from the third on: state, parent, ..., utime at 11, stime at 12, those of ended children after. */
function fieldsOf(pid: string): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** Memory of a process, MB, from the system's own account. */
export function memoryMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

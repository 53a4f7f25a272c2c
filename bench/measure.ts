import { type ProcessorCost, readProcessor } from './processor';

/** One line of the bench: how often, how fast. */
export interface Measure extends Partial<ProcessorCost> {
  name: string;
  c: number;
  n: number;
  seconds: number;
  per_s: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
  /** Rows of the stock ledger, where that matters. */
  entries?: number;
  /** How many there are of what is measured. */
  rows?: number;
}

export interface MeasureOptions {
  /** Workers at the same moment. */
  c: number;
  /** Calls that are timed. */
  n: number;
  /** Calls before them. */
  warm?: number;
  /** Things done by one call, for per_s (20 for a batch of 20 sales). */
  perCall?: number;
  entries?: number;
  rows?: number;
}

/** What is measured: a name, how often, and one call of it. */
export interface Contender {
  name: string;
  options: MeasureOptions;
  once: (worker: number) => Promise<void>;
}

/**
 * Runs `once` n times from c workers at the same moment and prints one JSON line.
 * @throws the first failure: a figure of something that failed is no figure
 */
export async function measure(
  name: string,
  options: MeasureOptions,
  once: (worker: number) => Promise<void>,
): Promise<Measure> {
  const [result] = await measureInTurns(1, [{ name, options, once }]);
  if (!result) throw new Error('one contender has one measure');
  return result;
}

/**
 * Measures that are compared with each other, in turns: each does its share of every round, so that a slower minute of the
 * machine is shared by all of them rather than counted against one. Prints one JSON line each.
 */
export async function measureInTurns(rounds: number, contenders: readonly Contender[]): Promise<Measure[]> {
  const sums = contenders.map(() => ({ seconds: 0, times: [] as number[], cost: NO_COST }));
  for (const { options, once } of contenders) {
    await workers(options.c, options.warm ?? Math.ceil(options.n / 10), once, []);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { options, once }] of contenders.entries()) {
      const sum = sums[index];
      if (!sum) continue;
      const before = readProcessor();
      const started = performance.now();
      await workers(options.c, Math.ceil(options.n / rounds), once, sum.times);
      sum.seconds += (performance.now() - started) / 1000;
      const after = readProcessor();
      sum.cost = before && after && sum.cost ? added(sum.cost, before, after) : null;
    }
  }
  return contenders.map((contender, index) =>
    summary(contender, sums[index] ?? { seconds: 0, times: [], cost: null }),
  );
}

function summary(
  { name, options }: Contender,
  { seconds, times, cost }: { seconds: number; times: number[]; cost: ProcessorCost | null },
): Measure {
  const n = times.length * (options.perCall ?? 1);
  times.sort((a, b) => a - b);
  const at = (part: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
  const result = {
    name,
    c: options.c,
    n,
    seconds: round(seconds),
    per_s: round(n / seconds),
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    ...(options.entries === undefined ? {} : { entries: options.entries }),
    ...(options.rows === undefined ? {} : { rows: options.rows }),
    ...(cost ? perCallCost(cost, n) : {}),
  };
  print(result);
  return result;
}

const NO_COST: ProcessorCost | null = { server_cpu_ms: 0, database_cpu_ms: 0, client_cpu_ms: 0 };

function added(sum: ProcessorCost, before: ProcessorCost, after: ProcessorCost): ProcessorCost {
  return {
    server_cpu_ms: sum.server_cpu_ms + after.server_cpu_ms - before.server_cpu_ms,
    database_cpu_ms: sum.database_cpu_ms + after.database_cpu_ms - before.database_cpu_ms,
    client_cpu_ms: sum.client_cpu_ms + after.client_cpu_ms - before.client_cpu_ms,
  };
}

function perCallCost(cost: ProcessorCost, n: number): ProcessorCost {
  return {
    server_cpu_ms: round(cost.server_cpu_ms / n),
    database_cpu_ms: round(cost.database_cpu_ms / n),
    client_cpu_ms: round(cost.client_cpu_ms / n),
  };
}

export function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

async function workers(
  c: number,
  n: number,
  once: (worker: number) => Promise<void>,
  times: number[],
): Promise<void> {
  let left = n;
  await Promise.all(
    Array.from({ length: c }, async (_, worker) => {
      while (left > 0) {
        left -= 1;
        const started = performance.now();
        await once(worker);
        times.push(performance.now() - started);
      }
    }),
  );
}

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
}

/**
 * Runs `once` n times from c workers at the same moment and prints one JSON line.
 * @param perCall things done by one call, for per_s (20 for a batch of 20 sales)
 * @throws the first failure: a figure of something that failed is no figure
 */
export async function measure(
  name: string,
  options: { c: number; n: number; warm?: number; perCall?: number; entries?: number },
  once: (worker: number) => Promise<void>,
): Promise<Measure> {
  const { c, n, warm = Math.ceil(n / 10), perCall = 1 } = options;
  await workers(c, warm, once, []);
  const times: number[] = [];
  const before = readProcessor();
  const started = performance.now();
  await workers(c, n, once, times);
  const seconds = (performance.now() - started) / 1000;
  const after = readProcessor();
  times.sort((a, b) => a - b);
  const at = (part: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0);
  const result = {
    name,
    c,
    n: n * perCall,
    seconds: round(seconds),
    per_s: round((n * perCall) / seconds),
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    ...(options.entries === undefined ? {} : { entries: options.entries }),
    ...(before && after ? cost(before, after, n * perCall) : {}),
  };
  print(result);
  return result;
}

function cost(before: ProcessorCost, after: ProcessorCost, n: number): ProcessorCost {
  return {
    server_cpu_ms: round((after.server_cpu_ms - before.server_cpu_ms) / n),
    database_cpu_ms: round((after.database_cpu_ms - before.database_cpu_ms) / n),
    client_cpu_ms: round((after.client_cpu_ms - before.client_cpu_ms) / n),
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

import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { SeededRandom } from '@/prisma/seed/random';
import { LIMITS } from '@/server/imports/read-file/limits';
import { fuzzSeeds } from './fuzz-seeds';
import { type FuzzAnswer, type FuzzTask, IMPORTERS, type ImporterName } from './fuzz-tasks';
import { type FuzzSeed, mutate } from './mutate';

/** Files of one run: `npm run test:long` asks for 500, `npm run fuzz` for 10,000. */
const FILES = Number(process.env.FUZZ_FILES ?? 150);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124);
/** Longer is a hang, ms. */
const HANG_MS = 5_000;
/** Above the reading process's heap there is Node itself. */
const MOST_MB = LIMITS.heapMb + 200;
const KEPT = join(process.cwd(), '.data/fuzz');

const folder = mkdtempSync(join(tmpdir(), 'daybook-fuzz-'));
let child: ChildProcess | undefined;

afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it(`importers end each of ${FILES} damaged files with rows or a coded refusal`, {
  timeout: 60_000 + FILES * 500,
}, async () => {
  const random = new SeededRandom(SEED);
  const seeds = await fuzzSeeds();
  for (const whole of seeds) {
    const importer = whole.name.startsWith('counts') ? 'counts' : 'products';
    expect((await read(whole, importer)).outcome, whole.name).toBe('rows');
  }
  const became = new Map<string, number>();
  const wrong: string[] = [];
  let peakMb = 0;
  for (let number = 0; number < FILES; number += 1) {
    const file = mutate(random, seeds);
    for (const importer of IMPORTERS) {
      const said = await read(file, importer);
      if (said.crash) wrong.push(`${importer} ${keep(file, number)}\n${said.crash}`);
      peakMb = Math.max(peakMb, said.peakMb);
      const kind = `${importer}: ${said.outcome}`;
      became.set(kind, (became.get(kind) ?? 0) + 1);
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(peakMb).toBeLessThan(MOST_MB);
  // Damage that no reader survives proves nothing of what is behind it: both ends are met by both importers.
  for (const importer of ['products', 'reconciliation']) {
    expect(became.get(`${importer}: rows`) ?? 0).toBeGreaterThan(FILES / 10);
    const refusals = [...became.keys()].filter((kind) => kind.startsWith(`${importer}: refused`));
    expect(refusals.length).toBeGreaterThan(2);
  }
});

/** Hands a file to the child; one that crashed or hung is replaced. */
function read(file: FuzzSeed, importer: ImporterName): Promise<FuzzAnswer> {
  const path = join(folder, 'file');
  writeFileSync(path, file.bytes);
  const reader = child?.connected ? child : start();
  child = reader;
  return new Promise((resolve) => {
    const end = (answer: FuzzAnswer) => {
      clearTimeout(clock);
      reader.off('message', end).off('exit', ended);
      reader.stdout?.off('data', spoke);
      resolve(answer);
    };
    const broken = (crash: string) => end({ outcome: 'crash', crash, peakMb: 0 });
    const ended = (code: number | null) => broken(`the reader ended with code ${code}`);
    const spoke = (piece: Buffer) => broken(`something was written to the output: ${piece.toString()}`);
    const clock = setTimeout(() => {
      reader.kill('SIGKILL');
      child = undefined;
      broken(`not done after ${HANG_MS} ms`);
    }, HANG_MS);
    reader.on('message', end).on('exit', ended);
    reader.stdout?.on('data', spoke);
    reader.send({ importer, file: { path, name: file.name } } satisfies FuzzTask);
  });
}

function start(): ChildProcess {
  return fork(join(import.meta.dirname, 'fuzz-reader.ts'), {
    execArgv: [`--max-old-space-size=${LIMITS.heapMb}`, '--import', 'tsx'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' },
    // What a library writes to the output would stand between the real reading process's messages.
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
}

/** Where a file that broke something lies for whoever mends it. */
function keep(file: FuzzSeed, number: number): string {
  mkdirSync(KEPT, { recursive: true });
  const path = join(KEPT, `${SEED}-${number}-${file.name}`);
  writeFileSync(path, file.bytes);
  return path;
}

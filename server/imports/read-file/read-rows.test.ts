import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from './limits';
import { readRows } from './read-rows';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'daybook-rows-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('others get their turn between any two batches of rows', async () => {
  const file = path.join(folder, 'long.csv');
  const rows = Array.from({ length: LIMITS.batchRows * 40 }, (_, at) => `C${at},货 ${at},${at}`);
  await writeFile(file, rows.join('\n'));
  let turns = 0;
  let open = true;
  const others = () => {
    turns += 1;
    if (open) setImmediate(others);
  };
  setImmediate(others);
  const seen: number[] = [];
  const onRows = () => {
    seen.push(turns);
    // Judging takes longer than reading: more rows wait in the pipe than are asked for.
    const until = performance.now() + 5;
    while (performance.now() < until);
  };
  await readRows({ path: file, name: 'long.csv' }, { onRows });
  open = false;
  expect(seen.length).toBeGreaterThan(30);
  expect(seen.filter((turn, at) => turn === seen[at - 1])).toEqual([]);
});

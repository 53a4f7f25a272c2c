import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => join(folder, file));
}

const files = ['server', 'lib', 'trpc', 'scripts', 'bench'].flatMap(sources);
const holding = (pattern: RegExp) =>
  files.filter((file) => pattern.test(readFileSync(join(ROOT, file), 'utf8')));

it('is made where its day is locked, and nowhere else', () => {
  expect(holding(/\bas (unknown as )?PostingDay\b|<PostingDay>\s*\{/)).toEqual([
    join('server', 'stores', 'business-days.ts'),
  ]);
});

it('is what every row of a ledger takes its day from', () => {
  // A day worked out from a clock or read from another row may be closed, or another store's.
  const made = holding(
    /\bdata:[^;]*?businessDay: (dayToDate|new Date|(?!facts)[a-z]+\.businessDay\b)/s,
  ).filter((file) => file.startsWith('server'));
  expect(made).toEqual([]);
});

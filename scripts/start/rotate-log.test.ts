import { appendFileSync, closeSync, mkdtempSync, openSync, readFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rotateLog } from './rotate-log';

test('a log that has grown is put aside, and who appends to it goes on in the new one', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'daybook-log-')), 'postgres.log');
  expect(rotateLog(file)).toBe(false);
  const log = openSync(file, 'a');
  writeSync(log, 'a'.repeat(80));
  expect(rotateLog(file, 100)).toBe(false);
  appendFileSync(file, 'b'.repeat(80));
  expect(rotateLog(file, 100)).toBe(true);
  writeSync(log, 'after');
  closeSync(log);
  expect(readFileSync(`${file}.1`, 'utf8')).toHaveLength(160);
  expect(readFileSync(file, 'utf8')).toBe('after');
});

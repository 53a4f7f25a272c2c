import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LockHeld, readHolder, takeLock } from './lock-file';
import { startOf } from './process-identity';

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-lock-'));
const file = path.join(folder, 'daybook.lock');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one holder at a time, who may say what it does', () => {
  const lock = takeLock(file, 'starting');
  lock.describe('http://localhost:3000');
  expect(() => takeLock(file)).toThrow(LockHeld);
  expect(readHolder(file)?.note).toBe('http://localhost:3000');
  lock.release();
  takeLock(file).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('what a killed process left is stale', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const pid = child.pid ?? 0;
  writeFileSync(file, JSON.stringify({ pid, started: startOf(pid), note: '' }));
  expect(() => takeLock(file)).toThrow(LockHeld);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  takeLock(file).release();
});

test('a number that is in use again by another process holds nothing', () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'at some other time', note: '' }));
  takeLock(file).release();
});

test('a damaged lock file holds nothing', () => {
  writeFileSync(file, '');
  takeLock(file).release();
});

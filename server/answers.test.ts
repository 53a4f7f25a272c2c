import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '@/scripts/check/sources.mjs';
import './answers';

test('every question to a room above has its answer', async () => {
  const asking = listFiles(['.ts']).filter(
    (file: string) =>
      file.startsWith('server/') && /export const \w+ = port</.test(readFileSync(file, 'utf8')),
  );
  expect(asking.length).toBeGreaterThan(1);
  for (const file of asking) {
    const exported: Record<string, unknown> = await import(path.resolve(file));
    const ports = Object.values(exported).filter(isPort);
    expect(ports, file).not.toEqual([]);
    for (const one of ports) expect(one.ask(), file).toBeDefined();
  }
});

function isPort(value: unknown): value is { ask(): unknown } {
  return typeof value === 'object' && value !== null && 'ask' in value && 'answer' in value;
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, isTest, listFiles } from '@/scripts/check/sources.mjs';
import './answers';

const files: string[] = listFiles(['.ts', '.tsx']).filter((file: string) => !isTest(file));
const says = (file: string, what: RegExp) => what.test(readFileSync(file, 'utf8'));
const asking = files.filter((file) => file.startsWith('server/') && says(file, /export const \w+ = port</));

test('every question to a room above has its answer', async () => {
  expect(asking.length).toBeGreaterThan(1);
  for (const file of asking) {
    const exported: Record<string, unknown> = await import(path.resolve(file));
    const ports = Object.values(exported).filter(isPort);
    expect(ports, file).not.toEqual([]);
    for (const one of ports) expect(one.ask(), file).toBeDefined();
  }
});

test('whatever a process begins with brings the answers along, if a question can be asked there', () => {
  const imports = new Map<string, string[]>(
    files.map((file) => [
      file,
      importsOf(file).flatMap(({ target, typeOnly }) => (typeOnly ? [] : [target])),
    ]),
  );
  const begins = files.filter(
    (file) =>
      /^app\/.*\/(route|page|layout)\.tsx?$|^(app\/(page|layout)\.tsx|instrumentation\.ts|proxy\.ts)$/.test(
        file,
      ) ||
      /^(scripts|bench)\//.test(file) ||
      /^server\/(answer-|before-next|run-jobs)/.test(file),
  );
  expect(begins.length).toBeGreaterThan(50);
  const questions = new Set(asking);
  const without = begins.filter((file) => {
    const reached = reach(file, imports);
    return !reached.has('server/answers.ts') && [...reached].some((one) => questions.has(one));
  });
  expect(without).toEqual([]);
});

function reach(from: string, imports: ReadonlyMap<string, string[]>): Set<string> {
  const reached = new Set([from]);
  for (const file of reached) for (const target of imports.get(file) ?? []) reached.add(target);
  return reached;
}

function isPort(value: unknown): value is { ask(): unknown } {
  return typeof value === 'object' && value !== null && 'ask' in value && 'answer' in value;
}

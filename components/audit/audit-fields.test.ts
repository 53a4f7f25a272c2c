import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PERMISSIONS } from '@/server/staff/permissions';
import { editStoreInput } from '@/server/stores/schema';

const root = path.join(import.meta.dirname, '../..');

function serverFiles(): string[] {
  return readdirSync(path.join(root, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(root, 'server', file), 'utf8'));
}

/** What stands between the brace at `from` and the one that closes it. */
function within(text: string, from: number): string {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < text.length; at += 1) {
    if ('{[('.includes(text[at] ?? '')) depth += 1;
    if ('}])'.includes(text[at] ?? '')) depth -= 1;
  }
  return text.slice(from, at - 1);
}

function keysOf(body: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of body) {
    if ('{[('.includes(char)) depth += 1;
    if ('}])'.includes(char)) depth -= 1;
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts
    .map((part) => part.trim())
    .flatMap((part) =>
      part.startsWith('...')
        ? [...part.matchAll(/\{\s*(\w+)\s*:/g)].map((found) => found[1] ?? '')
        : (/^\w+/.exec(part) ?? []),
    );
}

/** Every key of a `before` or `after` that stands in the code itself. */
function writtenFields(): string[] {
  return serverFiles()
    .filter((text) => /write(AuditEntry|SecurityEvent)|auditPiece|AuditFacts/.test(text))
    .flatMap((text) =>
      [...text.matchAll(/\b(?:after|before):\s*\{/g)].flatMap((found) =>
        keysOf(within(text, found.index + found[0].length)),
      ),
    );
}

/** Keys that are put together elsewhere and spread in. */
const SPREAD = [
  ...['compared', 'agrees', 'timing', 'missingThere', 'missingHere', 'wrongCode', 'difference'],
  ...[
    'opened',
    'carriedOver',
    'closed',
    'variances',
    'costFen',
    'imported',
    'unknown',
    'damagedLines',
    'order',
  ],
];

const wordsOf = (locale: string) =>
  JSON.parse(readFileSync(path.join(root, 'messages', locale, 'audit.json'), 'utf8'));

test.each(['zh-CN', 'en'])('every field the server writes down has its word in %s', (locale) => {
  const { fields } = wordsOf(locale);
  const settings = Object.keys(editStoreInput.shape).filter(
    (one) => !['requestId', 'storeId', 'touched'].includes(one),
  );
  const written = writtenFields();
  expect(written.length).toBeGreaterThan(100);
  const wordless = [...written, ...SPREAD, ...settings].filter((field) => typeof fields[field] !== 'string');
  expect([...new Set(wordless)]).toEqual([]);
});

test.each(['zh-CN', 'en'])('every kind of subject has its word in %s', (locale) => {
  const { kinds } = wordsOf(locale);
  const written = serverFiles().flatMap((text) =>
    [...text.matchAll(/subjectKind: '(\w+)'/g)].map((found) => found[1] ?? ''),
  );
  expect([...new Set(written.filter((kind) => typeof kinds[kind] !== 'string'))]).toEqual([]);
});

test.each(['zh-CN', 'en'])('every right that can be refused has its word in %s', (locale) => {
  const { actions, permissions } = wordsOf(locale);
  const wordless = Object.keys(PERMISSIONS).filter((permission) => {
    const [noun = '', verb = '', more] = permission.split('.');
    const ofAction = more === undefined && typeof actions[noun]?.[verb] === 'string';
    return !ofAction && typeof permissions[permission.replaceAll('.', '_')] !== 'string';
  });
  expect(wordless).toEqual([]);
});

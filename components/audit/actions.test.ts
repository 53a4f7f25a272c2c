import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ACTIONS, AREAS, actionsAsked } from './actions';

const root = path.join(import.meta.dirname, '../..');

function writtenActions(): string[] {
  const files = readdirSync(path.join(root, 'server'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(path.join(root, 'server', file), 'utf8').matchAll(
        /\baction: '([a-zA-Z]+\.[a-zA-Z]+)'/g,
      ),
    ])
    .map((match) => match[1] ?? '');
}

test('every act the server writes down can be looked for', () => {
  const known = new Set<string>(ACTIONS);
  const missing = writtenActions().filter((action) => !known.has(action));
  expect(missing, 'add them to components/audit/actions.ts and to messages/*/audit.json').toEqual([]);
});

test.each(['zh-CN', 'en'])('every act has its word in %s', (locale) => {
  const { actions } = JSON.parse(readFileSync(path.join(root, 'messages', locale, 'audit.json'), 'utf8'));
  const wordless = ACTIONS.filter((action) => {
    const [noun = '', verb = ''] = action.split('.');
    return typeof actions[noun]?.[verb] !== 'string';
  });
  expect(wordless).toEqual([]);
});

test.each(['zh-CN', 'en'])('every area has its word in %s', (locale) => {
  const words = JSON.parse(readFileSync(path.join(root, 'messages', locale, 'audit.json'), 'utf8'));
  expect(AREAS.filter((area) => !words.areas[area])).toEqual([]);
});

test('an area asks for all of its acts, an act for itself, and what is no area for nothing', () => {
  expect(actionsAsked('approvals.*')).toEqual([
    'approvals.grant',
    'approvals.ask',
    'approvals.withdraw',
    'approvals.decline',
  ]);
  expect(actionsAsked('tills.*')?.length).toBeGreaterThan(3);
  expect(actionsAsked('tills.open')).toEqual(['tills.open']);
  expect(actionsAsked('')).toBeUndefined();
  expect(actionsAsked('nowhere.*')).toEqual(['nowhere.none']);
});

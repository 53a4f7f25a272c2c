import { expect, test } from 'vitest';
import { BLANK, missingOf, toSend } from './course-draft';
import type { DraftQuestion } from './course-shape';

const question = (over: Partial<DraftQuestion> = {}): DraftQuestion => ({
  key: 1,
  text: '第一步？',
  kind: 'SINGLE',
  choices: ['小票', '心情'],
  right: [0],
  ...over,
});

test('says what is missing before it can be published', () => {
  expect(missingOf(BLANK)).toBe('missingTitle');
  const titled = { ...BLANK, title: '退货' };
  expect(missingOf(titled)).toBe('missingText');
  expect(missingOf({ ...titled, priceQuestions: '3' })).toBeNull();
  expect(missingOf({ ...titled, questions: [question()] })).toBeNull();
  for (const broken of [
    question({ right: [] }),
    question({ text: ' ' }),
    question({ choices: ['小票', ''] }),
  ])
    expect(missingOf({ ...titled, questions: [broken] })).toBe('missingChoices');
  expect(missingOf({ ...titled, text: '先看小票', to: 'people' })).toBe('missingWho');
});

test('is sent for people or for work, never both; an empty repeat is none', () => {
  const both = { ...BLANK, title: ' 退货 ', roles: ['CLERK' as const], personIds: ['a'], repeatMonths: ' ' };
  expect(toSend(both)).toMatchObject({ title: '退货', roles: ['CLERK'], personIds: [], repeatMonths: null });
  expect(toSend({ ...both, to: 'people' })).toMatchObject({ roles: [], personIds: ['a'] });
});

import { expect, test } from 'vitest';
import { BLANK } from './course-draft';
import { isFaulty, outOfRange, questionFaults, refusedAt, tooLong } from './course-faults';
import type { DraftQuestion } from './course-shape';

const question = (over: Partial<DraftQuestion> = {}): DraftQuestion => ({
  key: 1,
  text: '第一步？',
  kind: 'SINGLE',
  choices: ['小票', '心情'],
  right: [0],
  ...over,
});

test('says how long it is and how long it may be, as it is sent', () => {
  expect(tooLong('退'.repeat(200), 200)).toBeNull();
  expect(tooLong(` ${'退'.repeat(200)} `, 200)).toBeNull();
  expect(tooLong('退'.repeat(215), 200)).toEqual({ key: 'tooLong', values: { most: 200, count: 215 } });
});

test('numbers stay in their range; an empty repeat is none, an empty pass mark is not', () => {
  expect(outOfRange('passPercent', '0')).toEqual({ key: 'outOf', values: { least: 1, most: 100 } });
  expect(outOfRange('passPercent', '101')).not.toBeNull();
  expect(outOfRange('passPercent', '')).not.toBeNull();
  expect(outOfRange('passPercent', '100')).toBeNull();
  expect(outOfRange('priceQuestions', '0')).toBeNull();
  expect(outOfRange('priceQuestions', '21')).not.toBeNull();
  expect(outOfRange('repeatMonths', ' ')).toBeNull();
  expect(outOfRange('repeatMonths', '61')).not.toBeNull();
});

test('a question is judged at its own fields; one that is only begun lacks, and is not wrong', () => {
  const none = { text: null, choices: null };
  expect(questionFaults(question())).toEqual(none);
  expect(questionFaults(question({ text: '', choices: ['', ''], right: [] }))).toEqual(none);
  expect(questionFaults(question({ choices: ['小票', ' 小票'] })).choices?.key).toBe('choicesSame');
  expect(questionFaults(question({ choices: ['小票', ''] })).choices?.key).toBe('choicesEmpty');
  expect(questionFaults(question({ right: [] })).choices?.key).toBe('noRight');
  expect(questionFaults(question({ text: '' })).text?.key).toBe('noQuestion');
  expect(questionFaults(question({ text: '问'.repeat(501) })).text?.key).toBe('tooLong');
  expect(isFaulty(BLANK)).toBe(false);
  expect(isFaulty({ ...BLANK, questions: Array.from({ length: 31 }, () => question()) })).toBe(true);
  expect(isFaulty({ ...BLANK, triesADay: '0' })).toBe(true);
});

test('what the server refuses stands at the field it is about', () => {
  expect(refusedAt({ code: 'TRAINING_NO_PRICES' })).toBe('priceCategoryId');
  expect(refusedAt({ code: 'TRAINING_FOR_NOBODY' })).toBe('to');
  expect(
    refusedAt({ code: 'INVALID_INPUT', params: { field: 'questions.0.text', problem: 'required' } }),
  ).toBe('questions');
  expect(refusedAt({ code: 'INVALID_INPUT', params: { field: 'passPercent', problem: 'tooLong' } })).toBe(
    'passPercent',
  );
  expect(refusedAt({ code: 'TRAINING_CHANGED' })).toBeNull();
  expect(refusedAt(null)).toBeNull();
});

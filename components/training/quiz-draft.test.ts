import { expect, test } from 'vitest';
import type { Shown } from '@/server/training/quiz/quiz-rules';
import { fits } from './quiz-draft';

const QUESTIONS: Shown[] = [
  { is: 'COURSE', text: '几天内可退？', kind: 'SINGLE', choices: ['3 天', '7 天'] },
  { is: 'PRICE', name: '沙发', choices: [100, 200, 300, 400] },
];

test('ticks are taken up again only where they are an answer to these questions', () => {
  expect(fits([[1], [3]], QUESTIONS)).toBe(true);
  expect(fits([[], []], QUESTIONS)).toBe(true);
  for (const other of [[[1]], [[2], []], [[1], [4]], [['1'], []], [[0.5], []], 'x', null, [[-1], []]])
    expect(fits(other, QUESTIONS)).toBe(false);
});

import { describe, expect, it } from 'vitest';
import {
  type CourseQuestion,
  fromSeed,
  inOrder,
  isPassed,
  judged,
  makeSheet,
  priceChoices,
  withoutAnswers,
} from './quiz-rules';

const QUESTIONS: CourseQuestion[] = [
  { text: '几天内可退？', kind: 'SINGLE', choices: ['3', '7', '15'], right: [1] },
  { text: '哪些要登记？', kind: 'MULTIPLE', choices: ['电话', '楼层', '星座', '时间'], right: [0, 1, 3] },
];
const GOODS = [
  { productId: 'a', name: '餐椅', fen: 29_900 },
  { productId: 'b', name: '灯泡', fen: 15 },
];

/** Answered by whoever knows what the right ones say. */
const knowing = (sheet: ReturnType<typeof makeSheet>) => sheet.map(({ right }) => right);

describe('a quiz', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(makeSheet(7, QUESTIONS, GOODS)).toEqual(makeSheet(7, QUESTIONS, GOODS));
    const many = Array.from({ length: 30 }, (_, seed) => JSON.stringify(makeSheet(seed, QUESTIONS, GOODS)));
    expect(new Set(many).size).toBeGreaterThan(10);
  });

  it('keeps the right choices right, wherever they are placed', () => {
    for (let seed = 0; seed < 200; seed += 1)
      for (const asked of makeSheet(seed, QUESTIONS, GOODS)) {
        const said = asked.right.map((place) => asked.choices[place]);
        if (asked.is === 'PRICE')
          expect(said).toEqual([GOODS.find(({ productId }) => productId === asked.productId)?.fen]);
        else {
          const written = QUESTIONS.find(({ text }) => text === asked.text);
          expect(new Set(said)).toEqual(new Set(written?.right.map((place) => written.choices[place])));
        }
      }
  });

  it('says nothing of what is right to whoever answers', () => {
    const shown = JSON.stringify(withoutAnswers(makeSheet(3, QUESTIONS, GOODS)));
    expect(shown).not.toMatch(/right|productId/);
  });

  it('is judged by exactly the right choices', () => {
    const sheet = makeSheet(11, QUESTIONS, GOODS);
    expect(judged(sheet, knowing(sheet))).toEqual([true, true, true, true]);
    expect(
      judged(
        sheet,
        knowing(sheet).map((places) => [...places].reverse()),
      )?.every(Boolean),
    ).toBe(true);
    const all = sheet.map(({ choices }) => choices.map((_, place) => place));
    expect(judged(sheet, all)).toEqual([false, false, false, false]);
    expect(
      judged(
        sheet,
        sheet.map(() => []),
      )?.some(Boolean),
    ).toBe(false);
    expect(judged(sheet, [])).toBeNull();
    expect(
      judged(
        sheet,
        sheet.map(() => [9]),
      ),
    ).toBeNull();
    expect(inOrder([[2, 0, 2]])).toEqual([[0, 2]]);
  });
});

it('four prices, all above nothing, each once, one of them the right one, whatever it is', () => {
  for (const fen of [1, 9, 15, 199, 1_990, 29_900, 159_900, 1_599_900, 99_999_999])
    for (let seed = 0; seed < 50; seed += 1) {
      const prices = priceChoices(fen, fromSeed(seed));
      expect(new Set(prices).size).toBe(4);
      expect(prices).toContain(fen);
      expect(prices.every((price) => price > 0 && Number.isInteger(price))).toBe(true);
    }
});

it('is passed from its mark on', () => {
  expect(isPassed(8, 10, 80)).toBe(true);
  expect(isPassed(7, 10, 80)).toBe(false);
  expect(isPassed(2, 3, 67)).toBe(false);
  expect(isPassed(0, 0, 1)).toBe(false);
});

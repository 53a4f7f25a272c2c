import { expect, it } from 'vitest';
import { pagesOf, TAG_SIZES, tagSize, tagWords } from './tag-rules';

it('fills pages in order, the last as far as it goes', () => {
  const tags = Array.from({ length: 50 }, (_, index) => index);
  const pages = pagesOf(tags, tagSize('A4_24'));
  expect(pages.map((page) => page.length)).toEqual([24, 24, 2]);
  expect(pages.flat()).toEqual(tags);
  expect(pagesOf(tags, tagSize('40x30'))).toHaveLength(50);
  expect(pagesOf([], tagSize('40x30'))).toEqual([]);
});

it('fits every sheet on A4', () => {
  for (const { widthMm, heightMm, across, down } of TAG_SIZES) {
    expect(widthMm * across).toBeLessThanOrEqual(210);
    expect(heightMm * down).toBeLessThanOrEqual(297);
  }
});

it('says what it is for without empty parts', () => {
  expect(tagWords({ name: '餐椅', spec: '', unit: '把' })).toBe('餐椅 · 把');
  expect(tagWords({ name: '餐椅', spec: '胡桃色', unit: '把' })).toBe('餐椅 · 胡桃色 · 把');
});

import { describe, expect, test } from 'vitest';
import { keptQuery, queryFor } from './view-rules';

describe('what is kept of an address', () => {
  test('is its question, in one order, without pages, empties and the view itself', () => {
    expect(keptQuery('to=2&cursor=x&from=1&view=v&kind=&offset=100')).toBe('from=1&to=2');
    expect(keptQuery('b=2&a=1')).toBe(keptQuery('?a=1&b=2'));
  });
  test('keeps Chinese words as they are read back', () => {
    expect(new URLSearchParams(keptQuery('goods=沙发 红&x=1')).get('goods')).toBe('沙发 红');
  });
});

describe('a view for a reader', () => {
  const own = new Set(['a', 'b']);
  test('about no store or all of them is the reader’s own', () => {
    expect(queryFor('kind=SALE', own)).toEqual({ query: 'kind=SALE', storesLeftOut: 0 });
    expect(queryFor('store=all', own)).toEqual({ query: 'store=all', storesLeftOut: 0 });
  });
  test('leaves out stores that are not theirs, and says how many', () => {
    expect(queryFor('store=a%2Cz%2Cy&kind=SALE', own)).toEqual({
      query: 'kind=SALE&store=a',
      storesLeftOut: 2,
    });
  });
  test('of foreign stores alone is none', () => {
    expect(queryFor('store=z', own)).toBeNull();
    expect(queryFor('store=', own)).toBeNull();
  });
});

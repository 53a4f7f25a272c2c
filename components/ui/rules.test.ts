import { describe, expect, test } from 'vitest';
import { compareValues } from './data-table-columns';
import { nextSort } from './data-table-grid';
import { fileProblem, formatBytes } from './file-drop-rules';
import { parseSort, sortParam, withParams } from './use-url-params';

describe('sorting', () => {
  test('goes through its natural direction, the other, and back', () => {
    expect(nextSort('name', false, null)).toEqual({ id: 'name', desc: false });
    expect(nextSort('name', false, { id: 'name', desc: false })).toEqual({ id: 'name', desc: true });
    expect(nextSort('name', false, { id: 'name', desc: true })).toBeNull();
    expect(nextSort('total', true, { id: 'name', desc: true })).toEqual({ id: 'total', desc: true });
    expect(nextSort('total', true, { id: 'total', desc: true })).toEqual({ id: 'total', desc: false });
  });

  test('reads back from the address', () => {
    for (const sort of [null, { id: 'total', desc: true }, { id: 'name', desc: false }]) {
      expect(parseSort(sortParam(sort))).toEqual(sort);
    }
    expect(parseSort('-')).toBeNull();
  });

  test('orders Chinese names by pinyin and numbers in names by size', () => {
    const collator = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true });
    const names = ['中兴', '海尔', '爱华', '阿里', '床2', '床10'];
    expect(names.toSorted((a, b) => compareValues(a, b, collator))).toEqual([
      '阿里',
      '爱华',
      '床2',
      '床10',
      '海尔',
      '中兴',
    ]);
    expect(compareValues(9, 10, collator)).toBeLessThan(0);
  });
});

test('the address keeps other parameters, and a new question starts at its first page', () => {
  expect(withParams('q=床&cursor=abc', { state: 'open' })).toBe('q=%E5%BA%8A&state=open');
  expect(withParams('q=床&state=open', { q: '' })).toBe('state=open');
  expect(withParams('q=1', { cursor: 'x' })).toBe('q=1&cursor=x');
});

describe('a dropped file', () => {
  const kinds = ['.csv', '.xlsx'];

  test('is checked by ending, emptiness and size', () => {
    expect(fileProblem({ name: '商品.XLSX', size: 10 }, kinds, 100)).toBeNull();
    expect(fileProblem({ name: 'a.pdf', size: 10 }, kinds, 100)).toBe('kind');
    expect(fileProblem({ name: 'a.csv', size: 0 }, kinds, 100)).toBe('empty');
    expect(fileProblem({ name: 'a.csv', size: 101 }, kinds, 100)).toBe('size');
  });

  test('has a size people read', () => {
    expect(formatBytes(20 * 1024 * 1024, 'zh-CN')).toBe('20 MB');
    expect(formatBytes(1536, 'en')).toBe('1.5 KB');
    expect(formatBytes(12, 'en')).toBe('12 B');
  });
});

import { expect, test } from 'vitest';
import { changesOf } from './change-rules';

test('a new thing shows all it began with', () => {
  expect(changesOf(null, { name: '王芳', login: null })).toEqual([
    { field: 'name', before: undefined, after: '王芳' },
    { field: 'login', before: undefined, after: null },
  ]);
});

test('an edit shows what differs', () => {
  expect(changesOf({ name: '王芳', locale: 'en' }, { name: '王芬', locale: 'en' })).toEqual([
    { field: 'name', before: '王芳', after: '王芬' },
  ]);
});

test('an edit of something named says its name, whatever else differs', () => {
  expect(changesOf({ name: '云朵沙发', listPriceFen: 100 }, { name: '云朵沙发', listPriceFen: 200 })).toEqual(
    [
      { field: 'name', before: undefined, after: '云朵沙发' },
      { field: 'listPriceFen', before: 100, after: 200 },
    ],
  );
});

test('an edit that changed nothing shows what it is about', () => {
  expect(changesOf({ name: '王芳' }, { name: '王芳' })).toHaveLength(1);
});

test('anything else than an object is one value; nothing is nothing', () => {
  expect(changesOf(null, [1, 2])).toEqual([{ field: 'value', before: undefined, after: [1, 2] }]);
  expect(changesOf(null, null)).toEqual([]);
});

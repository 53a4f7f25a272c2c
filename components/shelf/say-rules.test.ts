import { expect, test } from 'vitest';
import { whatToSay } from './say-rules';

const level = (storeId: string, available: string) => ({ storeId, storeName: `店 ${storeId}`, available });

test('what stands here is said first, however much others have', () => {
  expect(whatToSay([level('b', '9'), level('a', '1.5')], 'a')).toEqual({ kind: 'here', quantity: '1.5' });
});

test('with none here the store that has most is named', () => {
  expect(whatToSay([level('a', '0'), level('b', '2'), level('c', '11')], 'a')).toEqual({
    kind: 'elsewhere',
    quantity: '11',
    store: '店 c',
  });
});

test('below zero is none', () => {
  expect(whatToSay([level('a', '-2')], 'a')).toEqual({ kind: 'nowhere' });
  expect(whatToSay([], 'a')).toEqual({ kind: 'nowhere' });
});

import { expect, test } from 'vitest';
import { blocksOf } from './home-blocks';
import { homesOf } from './homes-of';

test('a person of several roles finds the parts of each, the widest role first, none twice', () => {
  expect(homesOf(['STOCK_KEEPER', 'ACCOUNTANT', 'HEAD_OFFICE'])).toEqual([
    'HEAD_OFFICE',
    'ACCOUNTANT',
    'STOCK_KEEPER',
  ]);
  const blocks = blocksOf(['HEAD_OFFICE', 'ACCOUNTANT', 'STOCK_KEEPER']);
  expect(blocks).toEqual([
    'takings',
    'ranking',
    'waiting',
    'exceptions',
    'board',
    'items',
    'queue',
    'cash',
    'stock',
  ]);
});

test('who keeps a store needs no clerk’s day beside it, and a technician has no home of their own', () => {
  expect(homesOf(['CLERK', 'STORE_MANAGER'])).toEqual(['STORE_MANAGER']);
  expect(homesOf(['CLERK'])).toEqual(['CLERK']);
  expect(homesOf(['TECHNICIAN'])).toEqual([]);
});

import { expect, test } from 'vitest';
import type { CatalogueProduct } from './catalogue';
import { lookUpFor } from './look-up-for';

const chair = { id: 'p', code: 'C1' } as CatalogueProduct;

/** A catalogue whose answer comes after something happened. */
const slow = (meanwhile: () => void) => ({
  find: () => null,
  lookUp: async () => {
    await Promise.resolve();
    meanwhile();
    return chair;
  },
});

test('an answer that comes after the basket was paid is not for the next one', async () => {
  let basket = 'first';
  const paid = slow(() => {
    basket = 'second';
  });
  expect(await lookUpFor(paid, 'C1', () => basket)).toEqual({ product: chair, gone: true });
});

test('an answer in time is, and so is one to what was scanned before the basket was found', async () => {
  expect(
    await lookUpFor(
      slow(() => undefined),
      'C1',
      () => 'first',
    ),
  ).toEqual({ product: chair, gone: false });
  let basket = '';
  const restored = slow(() => {
    basket = 'kept';
  });
  expect(await lookUpFor(restored, 'C1', () => basket)).toEqual({ product: chair, gone: false });
});

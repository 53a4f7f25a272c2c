import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCheckDigit } from '@/lib/barcode';
import { mulQuantity } from '@/lib/money';
import { fitsDecimals } from '@/lib/quantity';
import { priceBasket } from '@/server/sales/rules';
import type { CatalogueProduct } from './catalogue';
import { atLabelPrice, labelledGoods } from './scale-goods';

const SCALES = { weight: '21', price: '22' };
const apples = {
  id: 'a',
  code: '00123',
  name: '苹果',
  unit: '公斤',
  decimals: 3,
  listPriceFen: 3580,
  taxRateBp: 900,
} as CatalogueProduct;
const shop = (product: CatalogueProduct) => ({
  find: (code: string) => (code === product.code ? product : null),
});

describe('the label of a scale in the basket', () => {
  it.each([
    ['公斤', 3, 456],
    ['斤', 3, 912],
    ['克', 0, 456_000],
    ['公斤', 2, 460],
  ])('weighs in %s with %i decimals', (unit, decimals, quantityMilli) => {
    const product = { ...apples, unit, decimals };
    expect(labelledGoods(shop(product), withCheckDigit('210012300456'), SCALES)).toEqual({
      product,
      quantityMilli,
    });
  });

  it('is nothing where the shop has no such goods or no scales', () => {
    expect(labelledGoods(shop(apples), withCheckDigit('210099900456'), SCALES)).toBeNull();
    expect(labelledGoods(shop(apples), withCheckDigit('210012300456'), undefined)).toBeNull();
  });

  it('costs one piece what the label says', () => {
    const cake = { ...apples, unit: '个', decimals: 0 };
    expect(atLabelPrice(cake, 1299)).toEqual({
      quantityMilli: 1000,
      priced: { unitPriceFen: 1299, overrideReason: '@label', discount: null },
    });
    expect(atLabelPrice(cake, 3580)).toEqual({ quantityMilli: 1000 });
  });

  it('costs exactly what the label says, never under the list price of what it weighs', () => {
    const fen = fc.integer({ min: 1, max: 99_999 });
    fc.assert(
      fc.property(fen, fen, fc.integer({ min: 0, max: 3 }), (labelFen, listPriceFen, decimals) => {
        const product = { ...apples, listPriceFen, decimals };
        const { quantityMilli, priced } = atLabelPrice(product, labelFen);
        const line = { ...product, quantityMilli, discount: null, unitPriceFen: listPriceFen, ...priced };
        expect(priceBasket([line], null).netFen).toBe(labelFen);
        expect(fitsDecimals(quantityMilli, decimals)).toBe(true);
        if (decimals > 0 && labelFen >= listPriceFen)
          expect(labelFen).toBeGreaterThanOrEqual(mulQuantity(listPriceFen, quantityMilli));
      }),
      { numRuns: 2_000 },
    );
  });
});

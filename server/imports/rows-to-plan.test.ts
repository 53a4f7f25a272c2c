import { describe, expect, it } from 'vitest';
import type { ProductDraft } from './read-draft';
import { mayWrite, piecesOf, rowsToPlan, withoutCodes } from './rows-to-plan';

function draft(over: Partial<ProductDraft>): ProductDraft {
  return {
    row: 2,
    code: 'A1',
    barcodes: [],
    name: '沙发',
    spec: '',
    brand: '',
    unit: '件',
    decimals: 0,
    categoryName: null,
    listPriceFen: 1000,
    floorPriceFen: null,
    memberPriceFen: null,
    costFen: null,
    taxRateBp: null,
    kind: null,
    needsSerial: null,
    model: '',
    options: [],
    active: null,
    openings: [],
    ...over,
  };
}

const opening = { row: 2, place: null, store: null, milli: 2500, unitCostFen: '980.4' };
const columns = { name: 0, code: 1, price: 2, stock: 3 };

describe('rowsToPlan', () => {
  it('sends stock without a store to the default store, valued in whole fen', () => {
    const plan = rowsToPlan([draft({ openings: [opening] })], { columns, defaultStore: 'S1' });
    expect([...plan.openings]).toEqual([
      ['S1', [{ row: 2, code: 'A1', quantity: '2.5', unitCostFen: '980.4', amountFen: 2451 }]],
    ]);
    expect(plan.problems).toEqual([]);
  });

  it('says which rows bring stock that has no store to go to', () => {
    const plan = rowsToPlan([draft({ openings: [opening] })], { columns });
    expect(plan.openings.size).toBe(0);
    expect(plan.problems).toMatchObject([{ row: 2, value: '2.5', code: 'OPENING_WITHOUT_STORE' }]);
  });

  it('leaves out zero stock, values stock without a cost at zero, sorts stores', () => {
    const plan = rowsToPlan(
      [
        draft({ openings: [{ ...opening, store: 'S2', unitCostFen: null }] }),
        draft({
          code: 'A2',
          openings: [
            { ...opening, store: 'S1' },
            { ...opening, store: 'S3', milli: 0 },
          ],
        }),
      ],
      { columns, defaultStore: 'S9' },
    );
    expect([...plan.openings.keys()]).toEqual(['S1', 'S2']);
    expect(plan.openings.get('S2')).toMatchObject([{ unitCostFen: null, amountFen: 0 }]);
  });

  it('names each category once and tells which facts the file has', () => {
    const plan = rowsToPlan([draft({ categoryName: '家具' }), draft({ code: 'A2', categoryName: '家具' })], {
      columns,
    });
    expect(plan.categories).toEqual(['家具']);
    expect(plan.tells).toEqual({
      spec: false,
      brand: false,
      unit: false,
      category: false,
      listPrice: true,
      floorPrice: false,
      memberPrice: false,
      cost: false,
      taxRate: false,
      kind: false,
      serial: false,
      active: false,
    });
    expect(plan.products[0]).not.toHaveProperty('openings');
  });
});

describe('services', () => {
  it('take no stock, and each row with one says so', () => {
    const plan = rowsToPlan([draft({ kind: 'SERVICE', openings: [opening] })], {
      columns,
      defaultStore: 'S1',
    });
    expect(plan.openings.size).toBe(0);
    expect(plan.problems).toMatchObject([{ code: 'SERVICE_HAS_STOCK', severity: 'warning' }]);
  });
});

describe('withoutCodes', () => {
  it('takes a product away with its stock', () => {
    const plan = rowsToPlan(
      [draft({ openings: [opening] }), draft({ code: 'A2', row: 3, openings: [{ ...opening, row: 3 }] })],
      { columns, defaultStore: 'S1' },
    );
    const rest = withoutCodes(plan, new Set(['A1']));
    expect(rest.products.map((product) => product.code)).toEqual(['A2']);
    expect(rest.openings.get('S1')).toHaveLength(1);
    expect(withoutCodes(plan, new Set(['A1', 'A2'])).openings.size).toBe(0);
  });
});

describe('mayWrite', () => {
  it('is all or nothing unless bad rows are left out, and never in a dry run', () => {
    expect(mayWrite(0, { skipBad: false, dryRun: false })).toBe(true);
    expect(mayWrite(1, { skipBad: false, dryRun: false })).toBe(false);
    expect(mayWrite(1, { skipBad: true, dryRun: false })).toBe(true);
    expect(mayWrite(0, { skipBad: true, dryRun: true })).toBe(false);
  });
});

describe('piecesOf', () => {
  it('cuts without losing any', () => {
    expect([...piecesOf([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
    expect([...piecesOf([], 2)]).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { documentsFor, originKey, originOf } from './replenishment-rules';

test('lines become one document for each supplier and each store', () => {
  const a = { kind: 'supplier', supplierId: 'A' } as const;
  const b = { kind: 'store', storeId: 'A' } as const;
  expect(
    documentsFor([
      { productId: '1', quantity: '2', origin: a },
      { productId: '2', quantity: '3', origin: b },
      { productId: '3', quantity: '4', origin: a },
    ]),
  ).toEqual([
    {
      origin: a,
      lines: [
        { productId: '1', quantity: '2' },
        { productId: '3', quantity: '4' },
      ],
    },
    { origin: b, lines: [{ productId: '2', quantity: '3' }] },
  ]);
});

test('an origin is read back from its key, and nothing else is', () => {
  for (const origin of [
    { kind: 'supplier', supplierId: 'x' },
    { kind: 'store', storeId: 'y' },
  ] as const)
    expect(originOf(originKey(origin))).toEqual(origin);
  for (const key of ['', 'supplier', 'supplier/', 'zone/1']) expect(originOf(key)).toBeNull();
});

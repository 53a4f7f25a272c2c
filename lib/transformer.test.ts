import fc from 'fast-check';
import superjson from 'superjson';
import { describe, expect, it } from 'vitest';
import { transformer } from './transformer';

const cross = (value: unknown) =>
  transformer.deserialize(JSON.parse(JSON.stringify(transformer.serialize(value))));

describe('transformer', () => {
  it('gives back any value as superjson does', () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withBigInt: true, withSparseArray: true, withNullPrototype: true }),
        (value) => {
          const theirs = () => superjson.deserialize(JSON.parse(JSON.stringify(superjson.serialize(value))));
          let expected: unknown;
          try {
            expected = theirs();
          } catch {
            // Keys that superjson refuses are refused.
            expect(() => cross(value)).toThrow();
            return;
          }
          expect(cross(value)).toStrictEqual(expected);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('hands on plain rows without a copy, and leaves dates, undefined, -0 and circles to superjson', () => {
    const rows = [{ code: '6901234567892', priceFen: 29900, barcode: null, active: true }];
    expect(transformer.serialize(rows).json).toBe(rows);
    expect(transformer.serialize(rows).meta).toBeUndefined();
    for (const odd of [new Date(0), undefined, -0, Number.NaN, 1n, new Map(), new Set()]) {
      expect(transformer.serialize({ odd }).meta).toBeDefined();
      expect(cross({ odd })).toStrictEqual({ odd });
    }
    const circle: { again?: unknown } = {};
    circle.again = circle;
    expect(transformer.serialize(circle).meta).toBeDefined();
  });
});

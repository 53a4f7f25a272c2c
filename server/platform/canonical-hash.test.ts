import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHash } from './canonical-hash';

/** The same by JSON's own replacer: keys of each object in order, undefined left out. */
function reference(value: unknown): string {
  const sorted = (_: string, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  return createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');
}

const json = fc.jsonValue({ noUnicodeString: false });

describe('canonicalHash', () => {
  it('is that of the JSON with sorted keys', () => {
    // Keys like '1' are put first by every object whatever their order, in the reference too.
    const plainKeys = json.filter((value) => !/"(\d+|__proto__)":/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(plainKeys, (value) => {
        expect(canonicalHash(value)).toBe(reference(value));
      }),
    );
  });

  it('does not ask in which order keys were written, nor for what is undefined', () => {
    const at = new Date('2026-11-24T08:00:00Z');
    expect(canonicalHash({ b: [1, { d: 2, c: at }], a: 'x', gone: undefined })).toBe(
      canonicalHash({ a: 'x', b: [1, { c: at, d: 2 }] }),
    );
    expect(canonicalHash({ a: [1, 2] })).not.toBe(canonicalHash({ a: [2, 1] }));
    expect(canonicalHash({ a: 1 })).not.toBe(canonicalHash({ a: '1' }));
    expect(canonicalHash([])).not.toBe(canonicalHash({}));
  });
});

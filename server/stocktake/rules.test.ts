import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCountFile, readCountFile } from './count-file-rules';
import { countMoment, netOverZones, stateOf } from './rules';

describe('netting over the zones of a store', () => {
  const variance = fc.record({
    productId: fc.constantFrom('p', 'q'),
    zoneId: fc.constantFrom('a', 'b', 'c', 'd'),
    varianceMilli: fc.integer({ min: -5_000, max: 5_000 }),
  });
  const lines = fc.uniqueArray(variance, {
    selector: (line) => `${line.productId}${line.zoneId}`,
    maxLength: 8,
  });

  it('moves no more than is short or over, and leaves one side of each product empty', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const moves = netOverZones(all);
        const rest = new Map(all.map((line) => [`${line.productId}${line.zoneId}`, line.varianceMilli]));
        for (const { productId, fromZoneId, toZoneId, milli } of moves) {
          expect(milli).toBeGreaterThan(0);
          rest.set(`${productId}${fromZoneId}`, (rest.get(`${productId}${fromZoneId}`) ?? 0) + milli);
          rest.set(`${productId}${toZoneId}`, (rest.get(`${productId}${toZoneId}`) ?? 0) - milli);
        }
        for (const line of all) {
          const left = rest.get(`${line.productId}${line.zoneId}`) ?? 0;
          expect(Math.abs(left)).toBeLessThanOrEqual(Math.abs(line.varianceMilli));
          expect(left * line.varianceMilli).toBeGreaterThanOrEqual(0);
        }
        for (const product of ['p', 'q']) {
          const signs = all
            .filter(({ productId }) => productId === product)
            .map((line) => Math.sign(rest.get(`${product}${line.zoneId}`) ?? 0));
          expect(signs.includes(1) && signs.includes(-1)).toBe(false);
        }
      }),
    );
  });
});

describe('a stocktake’s state', () => {
  const at = new Date();
  const moments = { startedAt: at, postedAt: null, cancelledAt: null };
  it('follows its moments and sheets', () => {
    expect(stateOf({ ...moments, startedAt: null }, [])).toBe('planned');
    expect(
      stateOf(moments, [
        { round: 1, finishedAt: null },
        { round: 2, finishedAt: at },
      ]),
    ).toBe('counting');
    expect(
      stateOf(moments, [
        { round: 1, finishedAt: at },
        { round: 2, finishedAt: null },
      ]),
    ).toBe('recount');
    expect(stateOf(moments, [{ round: 1, finishedAt: at }])).toBe('review');
    expect(stateOf({ ...moments, postedAt: at }, [])).toBe('posted');
    expect(stateOf({ ...moments, cancelledAt: at }, [])).toBe('cancelled');
  });
});

describe('the moment of a count', () => {
  const clock = { sentAt: new Date(100_000), receivedAt: new Date(101_000), startedAt: new Date(10_000) };
  it('believes a clock that is a little off, corrects one that is not, and stays within the count', () => {
    expect(countMoment(new Date(90_000), clock).getTime()).toBe(90_000);
    expect(countMoment(new Date(90_000), { ...clock, sentAt: new Date(161_000) }).getTime()).toBe(30_000);
    expect(countMoment(new Date(5_000), clock).getTime()).toBe(10_000);
    expect(countMoment(new Date(999_000), clock).getTime()).toBe(101_000);
  });
});

describe('a scanner’s file', () => {
  it('is read with or without headings, whatever separates its columns', () => {
    expect(readCountFile('条码;数量\r\n690;12.0\n691;0').rows).toEqual([
      { row: 2, code: '690', quantity: '12' },
      { row: 3, code: '691', quantity: '0' },
    ]);
    expect(readCountFile('690\n690\n').rows).toHaveLength(2);
    expect(readCountFile('"SO,FA",2,x').rows).toEqual([{ row: 1, code: 'SO,FA', quantity: '2' }]);
    expect(readCountFile('name\tbarcode\tqty\nx\t690\t２.5').rows).toEqual([
      { row: 2, code: '690', quantity: '2.5' },
    ]);
  });
  it('names the rows it cannot read', () => {
    expect(readCountFile('code,qty\n,3\nA,-1\nB,1.2345').problems).toEqual([
      { row: 2, value: '3', problem: 'noCode' },
      { row: 3, value: '-1', problem: 'badQuantity' },
      { row: 4, value: '1.2345', problem: 'badQuantity' },
    ]);
  });
  it('may be GB18030', () => {
    expect(decodeCountFile(Uint8Array.from([0xcc, 0xf5, 0xc2, 0xeb]))).toBe('条码');
  });
  it('never breaks', () => {
    fc.assert(fc.property(fc.string(), (text) => readCountFile(text).rows.every(({ code }) => code !== '')));
  });
});

// Long because: each rule of the engine and each property of all of them together.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulQuantity, sumFen } from '@/lib/money';
import { applyPromotions, giveAt, givenOn } from './apply-promotions';
import { nextPiece } from './next-piece';
import { holdsAt } from './promotion-times';
import type { GoodsRule, PromotionLine, PromotionTerms } from './terms';

const NONE: GoodsRule = {
  all: false,
  categoryIds: [],
  productIds: [],
  exceptCategoryIds: [],
  exceptProductIds: [],
};
const of = (...productIds: string[]): GoodsRule => ({ ...NONE, productIds });
const inCategory = (...categoryIds: string[]): GoodsRule => ({ ...NONE, categoryIds });

function term(over: Partial<PromotionTerms> & Pick<PromotionTerms, 'kind'>): PromotionTerms {
  return {
    ...{ id: over.id ?? 'v', promotionId: over.id ?? 'v', name: '', priority: 1, isFinal: true },
    ...{ membersOnly: false, withMemberPrice: false, mostPerTicket: null, goods: { ...NONE, all: true } },
    ...{ prices: {}, percentBp: null, pieces: null, togetherFen: null, getPieces: null, getGoods: null },
    ...{ fromDay: '2026-01-01', untilDay: '2026-12-31', weekdays: [], fromMinute: null, untilMinute: null },
    ...over,
  };
}

function line(productId: string, pieces: number, listFen: number, over: Partial<PromotionLine> = {}) {
  return {
    ...{ id: `${productId}-line`, productId, categoryId: 'c', kind: 'GOODS' as const, decimals: 0 },
    ...{ quantityMilli: pieces * 1000, listFen, memberFen: null, byHand: false },
    ...over,
  };
}

const nobody = { isMember: false };
const member = { isMember: true };
const fens = (lines: PromotionLine[], terms: PromotionTerms[], buyer = nobody) => {
  const { given } = applyPromotions(lines, terms, buyer);
  return lines.map(({ id }) => givenOn(given, id));
};

describe('a dated price', () => {
  const lamp = term({ kind: 'PRICE', goods: of('a'), prices: { a: 800 } });
  it('is asked for its goods, never above the list', () => {
    expect(fens([line('a', 3, 1000), line('b', 1, 1000)], [lamp])).toEqual([600, 0]);
    expect(fens([line('a', 3, 700)], [lamp])).toEqual([0]);
  });
  it('is of what is measured too, rounded once', () => {
    expect(fens([line('a', 1.255, 999, { decimals: 3 })], [lamp])).toEqual([
      mulQuantity(999, 1255) - mulQuantity(800, 1255),
    ]);
  });
  it('ends with the ticket’s limit, on what it saves most', () => {
    const two = { ...lamp, goods: of('a', 'b'), prices: { a: 800, b: 500 }, mostPerTicket: 2 };
    expect(fens([line('a', 2, 1000), line('b', 1, 1000)], [two])).toEqual([200, 500]);
  });
});

describe('a percentage', () => {
  it('is of its category, less exceptions; services by name alone, temporary items never', () => {
    const tenth = term({
      kind: 'PERCENT_OFF',
      percentBp: 1000,
      goods: { ...inCategory('c'), exceptProductIds: ['b'] },
    });
    const lines = [
      ...[line('a', 1, 999), line('b', 1, 999), line('d', 1, 999, { categoryId: 'x' })],
      ...[line('e', 1, 999, { kind: 'SERVICE' }), line('f', 1, 999, { kind: 'KIT' })],
      line('g', 1, 999, { kind: 'TEMPORARY' }),
    ];
    expect(fens(lines, [tenth])).toEqual([100, 0, 0, 0, 100, 0]);
    const named = { ...tenth, goods: of('e', 'g') };
    expect(fens(lines, [named])).toEqual([0, 0, 0, 100, 0, 0]);
  });
  it('leaves alone what a person priced', () => {
    const tenth = term({ kind: 'PERCENT_OFF', percentBp: 1000 });
    expect(fens([line('a', 1, 999, { byHand: true })], [tenth])).toEqual([0]);
  });
});

describe('so many together for a sum', () => {
  const three = term({ kind: 'N_FOR', pieces: 3, togetherFen: 9900 });
  it('takes the dearest, and shares what is saved by what they cost', () => {
    const lines = [line('a', 2, 5000), line('b', 1, 4000), line('c', 1, 1000)];
    // 140.00 for 99.00: 41.00 over 100.00 and 40.00.
    expect(fens(lines, [three])).toEqual([2929, 1171, 0]);
  });
  it('leaves out groups that cost less alone, and stops at the ticket’s limit', () => {
    expect(fens([line('a', 3, 5000), line('b', 3, 2000)], [three])).toEqual([5100, 0]);
    expect(fens([line('a', 9, 5000)], [three])).toEqual([3 * 5100]);
    expect(fens([line('a', 9, 5000)], [{ ...three, mostPerTicket: 2 }])).toEqual([2 * 5100]);
    expect(fens([line('a', 2, 5000)], [three])).toEqual([0]);
  });
  it('counts no part of a measure as a piece', () => {
    expect(fens([line('a', 3, 5000, { decimals: 2 })], [three])).toEqual([0]);
  });
  it('is no work that grows with the quantity', () => {
    const begun = performance.now();
    expect(fens([line('a', 900_000, 5000)], [three])).toEqual([300_000 * 5100]);
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe('buy some, get some', () => {
  const same = term({ kind: 'BUY_GET', pieces: 2, getPieces: 1, percentBp: 10_000 });
  it('of the same goods gives the cheapest of each group, the dearest groups first', () => {
    const lines = [line('a', 2, 10_000), line('b', 1, 8000), line('d', 2, 1000), line('e', 1, 900)];
    expect(sumFen(fens(lines, [same]))).toBe(8000 + 900);
    expect(sumFen(fens(lines.slice(0, 1), [same]))).toBe(0);
  });
  it('of other goods gives the dearest of them; what is got is not bought', () => {
    const other = { ...same, pieces: 1, percentBp: 5000, goods: inCategory('c'), getGoods: of('x', 'y') };
    const lines = [line('a', 1, 10_000), line('x', 1, 3000), line('y', 1, 2000)];
    const { given } = applyPromotions(lines, [other], nobody);
    expect([givenOn(given, 'a-line'), givenOn(given, 'x-line'), givenOn(given, 'y-line')]).toEqual([
      1154, 346, 0,
    ]);
    expect(fens(lines.slice(1), [other])).toEqual([0, 0]);
  });
});

describe('several', () => {
  const price = term({ id: 'p', kind: 'PRICE', goods: of('a'), prices: { a: 800 }, priority: 1 });
  const tenth = term({ id: 't', kind: 'PERCENT_OFF', percentBp: 1000, priority: 2 });
  it('follow each other by priority, and none follows one that stops', () => {
    expect(fens([line('a', 1, 1000)], [tenth, price])).toEqual([200]);
    expect(fens([line('a', 1, 1000)], [tenth, { ...price, isFinal: false }])).toEqual([200 + 80]);
  });
  it('go on with the pieces that one which stops did not use', () => {
    const pair = term({ id: 'n', kind: 'N_FOR', pieces: 2, togetherFen: 1500, priority: 1 });
    expect(fens([line('a', 3, 1000)], [pair, tenth])).toEqual([500 + 100]);
  });
});

describe('a member', () => {
  const tenth = term({ kind: 'PERCENT_OFF', percentBp: 1000 });
  const at = (memberFen: number) => line('a', 1, 1000, { memberFen });
  it('gets the better of their price and the promotion, not both', () => {
    expect(applyPromotions([at(950)], [tenth], member).atMember.size).toBe(0);
    expect(fens([at(950)], [tenth], member)).toEqual([100]);
    const dearer = applyPromotions([at(850)], [tenth], member);
    expect([[...dearer.atMember], dearer.given.size]).toEqual([['a-line'], 0]);
  });
  it('gets both where the promotion says so', () => {
    const both = { ...tenth, withMemberPrice: true };
    const result = applyPromotions([at(950)], [both], member);
    expect([[...result.atMember], givenOn(result.given, 'a-line')]).toEqual([['a-line'], 95]);
  });
  it('alone gets what is for members', () => {
    const theirs = { ...tenth, membersOnly: true };
    expect([fens([at(1000)], [theirs]), fens([at(1000)], [theirs], member)]).toEqual([[0], [100]]);
  });
});

describe('when it holds', () => {
  const clock = { timeZone: 'Asia/Shanghai', dayStartMinute: 240 };
  const at = (text: string) => new Date(`${text}+08:00`);
  it('is by business day, weekday and the store’s hours', () => {
    const days = term({ kind: 'PERCENT_OFF', fromDay: '2026-03-02', untilDay: '2026-03-03' });
    expect(holdsAt(days, at('2026-03-02T03:59'), clock)).toBe(false);
    expect(holdsAt(days, at('2026-03-02T04:00'), clock)).toBe(true);
    expect(holdsAt(days, at('2026-03-04T03:59'), clock)).toBe(true);
    expect(holdsAt(days, at('2026-03-04T04:00'), clock)).toBe(false);
    expect(holdsAt({ ...days, weekdays: [2] }, at('2026-03-02T12:00'), clock)).toBe(false);
    const late = { ...days, fromMinute: 22 * 60, untilMinute: 2 * 60 };
    expect(['21:59', '22:00'].map((t) => holdsAt(late, at(`2026-03-02T${t}`), clock))).toEqual([false, true]);
    expect(holdsAt(late, at('2026-03-04T01:59'), clock)).toBe(true);
    const noon = { ...days, fromMinute: 12 * 60, untilMinute: 13 * 60 };
    expect(['11:59', '12:00', '13:00'].map((t) => holdsAt(noon, at(`2026-03-02T${t}`), clock))).toEqual([
      ...[false, true, false],
    ]);
  });
});

describe('one more piece', () => {
  const three = term({ kind: 'N_FOR', pieces: 3, togetherFen: 9900, name: '三件 99' });
  const next = (lines: PromotionLine[], terms: PromotionTerms[], known: PromotionLine | null = null) =>
    nextPiece(lines, terms, nobody, applyPromotions(lines, terms, nobody), () => known);
  it('is said where it completes a group', () => {
    expect(next([line('a', 2, 5000)], [three])).toMatchObject({ lineId: 'a-line', savingFen: 5100 });
    expect(next([line('a', 1, 5000)], [three])).toBeNull();
    expect(next([line('a', 3, 5000)], [three])).toBeNull();
    expect(next([line('a', 2, 1000)], [three])).toBeNull();
  });
  it('names what is got where that is one product', () => {
    const gift = term({
      ...{ kind: 'BUY_GET', pieces: 1, getPieces: 1, percentBp: 10_000 },
      ...{ goods: of('a'), getGoods: of('x') },
    });
    expect(next([line('a', 1, 5000)], [gift], line('x', 1, 700))).toMatchObject({
      ...{ lineId: null, productId: 'x', savingFen: 700 },
    });
  });
});

const goods = fc.constantFrom('a', 'b', 'c', 'd');
const someLines = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    productId: goods,
    categoryId: fc.constantFrom('k', 'l', null),
    kind: fc.constantFrom('GOODS' as const, 'GOODS' as const, 'SERVICE' as const, 'KIT' as const),
    decimals: fc.constant(0),
    quantityMilli: fc.oneof(
      fc.integer({ min: 1, max: 9 }).map((pieces) => pieces * 1000),
      fc.integer({ min: 1, max: 9999 }),
    ),
    listFen: fc.integer({ min: 0, max: 100_000 }),
    memberFen: fc.option(fc.integer({ min: 0, max: 100_000 })),
    byHand: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 8 },
);
const rule = fc.record({
  all: fc.boolean(),
  categoryIds: fc.subarray(['k', 'l']),
  productIds: fc.subarray(['a', 'b', 'c', 'd']),
  exceptCategoryIds: fc.subarray(['k']),
  exceptProductIds: fc.subarray(['a', 'b']),
});
const price = fc.integer({ min: 1, max: 100_000 });
const someTerms = fc.uniqueArray(
  fc
    .record({
      id: fc.uuid(),
      kind: fc.constantFrom('PRICE' as const, 'PERCENT_OFF' as const, 'N_FOR' as const, 'BUY_GET' as const),
      priority: fc.integer({ min: 1, max: 3 }),
      isFinal: fc.boolean(),
      membersOnly: fc.boolean(),
      withMemberPrice: fc.boolean(),
      mostPerTicket: fc.option(fc.integer({ min: 1, max: 4 })),
      goods: rule,
      prices: fc.record({ a: price, b: price }),
      percentBp: fc.integer({ min: 1, max: 9999 }),
      pieces: fc.integer({ min: 2, max: 4 }),
      togetherFen: fc.integer({ min: 0, max: 200_000 }),
      getPieces: fc.integer({ min: 1, max: 2 }),
      getGoods: fc.option(rule),
    })
    .map((one) => term(one)),
  { selector: ({ id }) => id, maxLength: 5 },
);
const buyer = fc.record({ isMember: fc.boolean() });
const listed = (one: PromotionLine) => mulQuantity(one.listFen, one.quantityMilli);

describe('whatever is planned and scanned', () => {
  it('no line falls below nothing, and a member never pays more than their price', () => {
    fc.assert(
      fc.property(someLines, someTerms, buyer, (lines, terms, whose) => {
        const { given, atMember } = applyPromotions(lines, terms, whose);
        for (const one of lines) {
          const fen = givenOn(given, one.id);
          const memberFen = one.byHand ? one.listFen : Math.min(one.memberFen ?? one.listFen, one.listFen);
          const startFen = atMember.has(one.id) ? mulQuantity(memberFen, one.quantityMilli) : listed(one);
          expect(fen).toBeLessThanOrEqual(startFen);
          if (one.byHand) expect(fen).toBe(0);
          else expect(startFen - fen).toBeLessThanOrEqual(mulQuantity(memberFen, one.quantityMilli));
        }
        for (const own of given.values()) for (const { fen } of own) expect(fen).toBeGreaterThan(0);
      }),
    );
  });

  it('the order of scanning and of planning changes nothing', () => {
    fc.assert(
      fc.property(someLines, someTerms, buyer, fc.nat(), (lines, terms, whose, turn) => {
        const turned = <T>(all: readonly T[]) => {
          const at = all.length === 0 ? 0 : turn % all.length;
          return [...all.slice(at), ...all.slice(0, at)].toReversed();
        };
        const one = applyPromotions(lines, terms, whose);
        const other = applyPromotions(turned(lines), turned(terms), whose);
        for (const { id } of lines) expect(other.given.get(id)).toEqual(one.given.get(id));
        expect(other.atMember).toEqual(one.atMember);
      }),
    );
  });

  it('comes to the same again from the versions that gave something', () => {
    fc.assert(
      fc.property(someLines, someTerms, buyer, (lines, terms, whose) => {
        const { given, atMember } = applyPromotions(lines, terms, whose);
        const named = new Set([...given.values()].flat().map(({ id }) => id));
        const again = giveAt(
          lines,
          terms.filter(({ id }) => named.has(id)),
          whose,
          atMember,
        );
        expect(again).toEqual(given);
      }),
    );
  });

  it('goods no promotion names are added at their price, and change nothing of the others', () => {
    fc.assert(
      fc.property(someLines, someTerms, buyer, (lines, terms, whose) => {
        const closed = terms.map((one) => ({
          ...one,
          goods: { ...one.goods, exceptProductIds: [...one.goods.exceptProductIds, 'z'] },
          getGoods: one.getGoods && { ...one.getGoods, exceptProductIds: ['z'] },
        }));
        const before = applyPromotions(lines, closed, whose);
        const after = applyPromotions([...lines, line('z', 2, 500)], closed, whose);
        expect(after).toEqual(before);
      }),
    );
  });

  it('a final promotion shares its goods with nothing after it', () => {
    fc.assert(
      fc.property(someLines, someTerms, (lines, terms) => {
        const whole = lines.map((one) => ({ ...one, quantityMilli: 1000 }));
        const { given } = applyPromotions(whole, terms, member);
        for (const own of given.values()) {
          const firstFinal = own.findIndex(({ id }) => terms.find((one) => one.id === id)?.isFinal);
          if (firstFinal >= 0) expect(own.length).toBe(firstFinal + 1);
        }
      }),
    );
  });

  it('N for a sum costs that sum, to the fen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 0, max: 99_999 }),
        (prices, togetherFen) => {
          const lines = prices.map((fen, at) => line(`p${at}`, 1, fen));
          const total = sumFen(prices);
          const saved = sumFen(fens(lines, [term({ kind: 'N_FOR', pieces: 3, togetherFen })]));
          expect(total - saved).toBe(Math.min(total, togetherFen));
        },
      ),
    );
  });
});

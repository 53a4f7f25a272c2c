import { describe, expect, it } from 'vitest';
import { classify, countClasses, type Differing, discrepancyState } from './reconciliation-rules';

let made = 0;
function goods(ours: number, theirs: number, over: Partial<Differing> = {}): Differing {
  made += 1;
  return {
    productId: `product-${made}`,
    ourCode: `A${made}`,
    ourName: `商品${made}`,
    ourSpec: '',
    theirCode: `A${made}`,
    theirName: `商品${made}`,
    categoryId: null,
    zoneId: null,
    ownerId: null,
    inBook: true,
    oursMilli: ours * 1000,
    theirsMilli: theirs * 1000,
    valueFen: (ours - theirs) * 100,
    ...over,
  };
}
const unknown = (theirs: number, over: Partial<Differing> = {}) =>
  goods(0, theirs, { productId: null, ourCode: '', ourName: '', inBook: false, ...over });
const classesOf = (...all: Differing[]) => {
  const found = new Map(classify(all, new Map()).map((one) => [one.ourCode || one.theirCode, one.class]));
  return all.map((one) => found.get(one.ourCode || one.theirCode));
};

describe('classify', () => {
  it('tells what only one side has from what both have', () => {
    expect(
      classesOf(goods(5, 0, { theirCode: '' }), unknown(3), goods(0, 7, { inBook: false }), goods(9, 11)),
    ).toEqual(['MISSING_THERE', 'MISSING_HERE', 'MISSING_HERE', 'DIFFERENCE']);
  });

  it('pairs two codes for the same goods, and names the other code', () => {
    const [here, there] = [
      goods(12, 0, { theirCode: '', ourName: '双人床 1.8 米' }),
      unknown(12, { theirName: '实木双人床 1.8米' }),
    ];
    const found = classify([here, there], new Map());
    expect(found.map(({ class: kind, otherCode }) => [kind, otherCode])).toEqual([
      ['WRONG_CODE', there.theirCode],
      ['WRONG_CODE', here.ourCode],
    ]);
  });

  it('does not pair goods that both sides have, nor a blender with a humidifier their file never lists', () => {
    const inOneCategory = { categoryId: 'c' };
    expect(classesOf(goods(10, 7, inOneCategory), goods(4, 7, inOneCategory))).toEqual([
      'DIFFERENCE',
      'DIFFERENCE',
    ]);
    const blender = goods(2, 5, { ...inOneCategory, ourName: '料理机', theirName: '料理机' });
    const humidifier = goods(3, 0, { ...inOneCategory, theirCode: '', ourName: '加湿器', theirName: '' });
    expect(classesOf(blender, humidifier)).toEqual(['DIFFERENCE', 'MISSING_THERE']);
  });

  it('pairs neither what the names tell apart nor what has no name', () => {
    const sofa = { theirCode: '', ourName: '转角沙发' };
    expect(classesOf(goods(12, 0, sofa), unknown(12, { theirName: '矿泉水' }))).toEqual([
      'MISSING_THERE',
      'MISSING_HERE',
    ]);
    expect(classesOf(goods(12, 0, sofa), unknown(12, { theirName: '' }))).toEqual([
      'MISSING_THERE',
      'MISSING_HERE',
    ]);
  });

  it('pairs nothing where a third one fits too', () => {
    expect(classesOf(goods(1, 0), goods(0, 1), goods(0, 1))).toEqual([
      'DIFFERENCE',
      'DIFFERENCE',
      'DIFFERENCE',
    ]);
    const lamp = { theirCode: '', ourName: '黄铜台灯' };
    const theirLamp = () => unknown(1, { theirName: '台灯 黄铜' });
    expect(classesOf(goods(1, 0, lamp), theirLamp(), theirLamp())).toEqual([
      'MISSING_THERE',
      'MISSING_HERE',
      'MISSING_HERE',
    ]);
    expect(classesOf(goods(1, 0, lamp), theirLamp(), unknown(1, { theirName: '地毯' }))).toEqual([
      'WRONG_CODE',
      'WRONG_CODE',
      'MISSING_HERE',
    ]);
    expect(classesOf(goods(10, 7), goods(4, 7))).toEqual(['DIFFERENCE', 'DIFFERENCE']);
  });

  it('goes by the very same name where thousands differ by as much', () => {
    const many = Array.from({ length: 1_500 }, (_, at) => [
      goods(1, 0, { theirCode: '', ourName: `同类商品 ${at}` }),
      unknown(1, { theirName: `同类商品 ${at}` }),
    ]).flat();
    expect(new Set(classesOf(...many))).toEqual(new Set(['WRONG_CODE']));
  });

  it('calls timing what a document explains, before anything else', () => {
    const [sold, other] = [goods(5, 0), goods(0, 5)];
    const found = classify([sold, other], new Map([[sold.productId ?? '', { kind: 'TICKET', id: 't' }]]));
    expect(found.map(({ class: kind, document, otherCode }) => [kind, document?.id, otherCode])).toEqual([
      ['TIMING', 't', null],
      ['DIFFERENCE', undefined, null],
    ]);
    expect(countClasses(found)).toMatchObject({ TIMING: 1, DIFFERENCE: 1, WRONG_CODE: 0 });
  });

  it('puts the largest value first', () => {
    const [small, large] = [goods(3, 1), goods(1, 30)];
    expect(classify([small, large], new Map()).map(({ ourCode }) => ourCode)).toEqual([
      large.ourCode,
      small.ourCode,
    ]);
  });
});

describe('discrepancyState', () => {
  it('follows from the moments', () => {
    const at = new Date();
    expect(discrepancyState({ explainedAt: null, closedAt: null })).toBe('OPEN');
    expect(discrepancyState({ explainedAt: at, closedAt: null })).toBe('EXPLAINED');
    expect(discrepancyState({ explainedAt: at, closedAt: at })).toBe('CLOSED');
  });
});

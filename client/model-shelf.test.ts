import { describe, expect, test } from 'vitest';
import type { CatalogueModel, CatalogueProduct } from './catalogue-store';
import { choose, inCommon, ModelShelf, matching, pickedOf, valuesOf } from './model-shelf';

const model: CatalogueModel = {
  id: 'm',
  code: 'T01',
  name: '圆领T恤',
  axes: [
    { name: '颜色', values: ['白', '黑', '红'] },
    { name: '尺码', values: ['S', 'M', 'L'] },
  ],
  revision: 1,
};

function goods(
  code: string,
  values: string[] | null,
  over: Partial<CatalogueProduct> = {},
): CatalogueProduct {
  return {
    id: code,
    code,
    name: '圆领T恤',
    spec: values?.join(' / ') ?? '',
    unit: '件',
    decimals: 0,
    listPriceFen: 100,
    taxRateBp: 1300,
    categoryId: null,
    barcodes: [],
    searchText: '',
    active: true,
    picture: null,
    modelId: values ? 'm' : null,
    values: values ?? [],
    ...over,
  };
}

function shelfOf(products: readonly CatalogueProduct[], models = [model]): ModelShelf {
  const shelf = new ModelShelf();
  shelf.takeModels(models);
  for (const product of products) shelf.take(product, undefined);
  return shelf;
}

const RED_M = goods('3', ['红', 'M']);
const ALL = [goods('1', ['黑', 'M']), goods('2', ['白', 'S']), RED_M, goods('9', null)];

describe('tiles', () => {
  test('one a model, where its first variant stands, and no more than asked for', () => {
    const { tiles } = shelfOf(ALL).tilesOf([ALL[3] as CatalogueProduct, ...ALL.slice(0, 3)], 60);
    expect(
      tiles.map(({ product, choice }) => [product.code, choice?.variants.map(({ code }) => code)]),
    ).toEqual([
      ['9', undefined],
      ['1', ['2', '1', '3']],
    ]);
    expect(shelfOf(ALL).tilesOf(ALL, 1)).toMatchObject({ more: true });
    expect(shelfOf(ALL).tilesOf(ALL.slice(0, 3), 1)).toMatchObject({ more: false });
  });

  test('a variant that was asked for alone stands alone; so does one whose others are sold no longer, or whose model is not here', () => {
    const alone = shelfOf(ALL).tilesOf([RED_M], 60, ({ values }) => values?.includes('红') ?? false);
    expect(alone.tiles).toEqual([{ product: RED_M, choice: null }]);
    const rest = shelfOf([RED_M, goods('1', ['黑', 'M'], { active: false })]);
    expect(rest.tilesOf([RED_M], 60).tiles).toEqual([{ product: RED_M, choice: null }]);
    expect(shelfOf(ALL, []).tilesOf([RED_M], 60).tiles).toEqual([{ product: RED_M, choice: null }]);
  });

  test('what goes to another model, or out of it, is offered there no longer', () => {
    const shelf = shelfOf(ALL);
    shelf.take(goods('3', null), RED_M);
    expect(shelf.choiceOf(goods('1', ['黑', 'M']))?.variants.map(({ code }) => code)).toEqual(['2', '1']);
    expect(shelf.insteadOf(goods('3', ['红', 'M'], { active: false }))?.code).toBe('1');
  });
});

describe('choosing', () => {
  const variants = ALL.slice(0, 3);

  test('begins with what all have in common, and ends with one', () => {
    expect(inCommon(2, variants)).toEqual([null, null]);
    expect(inCommon(2, [RED_M, goods('1', ['黑', 'M'])])).toEqual([null, 'M']);
    expect(pickedOf(variants, ['红', null])).toBeNull();
    expect(pickedOf(variants, ['红', 'm'])).toBe(RED_M);
    expect(pickedOf(variants, ['红', 'S'])).toBeNull();
    expect(matching(variants, [null, 'M']).map(({ code }) => code)).toEqual(['1', '3']);
  });

  test('what cannot go with a value is open again, and what is left one way only is chosen', () => {
    expect(choose(variants, [null, null], 0, '红')).toEqual(['红', 'M']);
    expect(choose(variants, ['红', 'M'], 1, 'S')).toEqual(['白', 'S']);
    expect(choose(variants, [null, null], 1, 'M')).toEqual([null, 'M']);
    expect(choose([...variants, goods('4', ['红', 'S'])], ['黑', 'M'], 0, '红')).toEqual(['红', 'M']);
  });

  test('values stand as the model orders them; one nobody has is not offered', () => {
    expect(valuesOf(0, ['白', '黑', '红', '绿'], variants)).toEqual(['白', '黑', '红']);
    expect(valuesOf(1, [], variants)).toEqual(['M', 'S']);
  });
});

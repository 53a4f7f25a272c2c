import { withCheckDigit } from '@/lib/barcode';
import { combinationsOf } from '@/server/catalog/models/variant-rules';
import { writeProducts } from '@/server/catalog/write-products';
import { requireActor } from '@/server/platform/command';
import { db } from '@/server/platform/db';
import { postOpeningStock } from '@/server/stock/opening/post-opening-stock';
import { actingAs, at, type SeedCompany } from './company';

interface SeedModel {
  code: string;
  name: string;
  category: string;
  unit: string;
  needsSerial?: boolean;
  axes: readonly { name: string; values: readonly string[] }[];
  /** Values that are not made together. */
  without: readonly string[];
  /** By the value of the last option, yuan. */
  yuan: Readonly<Record<string, number>>;
}

const MODELS: readonly SeedModel[] = [
  {
    code: 'YS01',
    name: '拾光模块沙发',
    category: '沙发',
    unit: '套',
    axes: [
      { name: '颜色', values: ['米白', '雾灰', '墨绿'] },
      { name: '座位', values: ['双人位', '三人位', '四人位'] },
    ],
    without: ['墨绿 四人位'],
    yuan: { 双人位: 3299, 三人位: 4299, 四人位: 5299 },
  },
  {
    code: 'YT01',
    name: '拾光纯棉居家T恤',
    category: '家纺',
    unit: '件',
    axes: [
      { name: '颜色', values: ['本白', '炭黑', '藏青'] },
      { name: '尺码', values: ['S', 'M', 'L', 'XL'] },
    ],
    without: ['藏青 S'],
    yuan: { S: 89, M: 89, L: 89, XL: 89 },
  },
  {
    code: 'YP01',
    name: '拾光P1手机',
    category: '小家电',
    unit: '台',
    needsSerial: true,
    axes: [
      { name: '颜色', values: ['曜石黑', '雪域白'] },
      { name: '容量', values: ['256GB', '512GB'] },
    ],
    without: [],
    yuan: { '256GB': 3999, '512GB': 4599 },
  },
];

/** Models in colours and sizes, some of each in every store and none of a few. */
export async function seedModels(company: SeedCompany): Promise<void> {
  const morning = at(company.firstDay, 7, 40);
  const goods = MODELS.flatMap(goodsOf);
  const { ids } = await db().$transaction((tx) => writeProducts(tx, goods, morning));
  const admin = company.people.find(({ role }) => role === 'ADMIN');
  if (!admin) throw new Error('the demo company has no administrator');
  const actor = requireActor(await actingAs(admin, morning), 'imports.run', null);
  for (const [which, store] of company.stores.entries()) {
    const lines = goods.flatMap(({ code, cost }, index) => {
      const pieces = (index * 5 + which * 3) % 7;
      return pieces === 0
        ? []
        : [{ productId: ids.get(code) ?? '', quantityMilli: pieces * 1000, unitCost: cost }];
    });
    await db().$transaction((tx) => postOpeningStock(tx, actor, store.id, lines, '开业库存'));
  }
}

function goodsOf(model: SeedModel, which: number) {
  const axes = model.axes.map(({ name }) => name);
  return combinationsOf(model.axes.map(({ values }) => values))
    .filter((values) => !model.without.includes(values.join(' ')))
    .map((values, index) => {
      const listPriceFen = (model.yuan[values.at(-1) ?? ''] ?? 0) * 100;
      const number = 92_000_000 + which * 1_000 + index;
      return {
        code: `${model.code}-${String(index + 1).padStart(2, '0')}`,
        name: model.name,
        brand: '拾光',
        unit: model.unit,
        categoryName: model.category,
        needsSerial: model.needsSerial ?? false,
        listPriceFen,
        floorPriceFen: Math.round((listPriceFen * 0.88) / 100) * 100,
        cost: String(Math.round(listPriceFen * 0.6)),
        barcodes: [withCheckDigit(`69${String(number).padStart(10, '0')}`)],
        variant: { model: model.code, name: model.name, axes, values },
      };
    });
}

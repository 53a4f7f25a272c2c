import { withCheckDigit } from '@/lib/barcode';
import { writeProducts } from '@/server/catalog/write-products';
import { requireActor } from '@/server/platform/command';
import { db } from '@/server/platform/db';
import { postOpeningStock } from '@/server/stock/opening/post-opening-stock';
import { actingAs, at, type SeedCompany } from './company';

const WATCHES = [
  {
    code: 'XL001',
    name: '星野智能手表',
    spec: '曜石黑',
    listPriceFen: 129_900,
    costFen: 86_000,
    number: 91_000_001,
  },
  {
    code: 'XL002',
    name: '星野智能手表',
    spec: '月光银',
    listPriceFen: 129_900,
    costFen: 86_000,
    number: 91_000_002,
  },
] as const;

/** Goods of which each piece has its number, a few in every store. */
export async function seedSerialGoods(company: SeedCompany): Promise<void> {
  const morning = at(company.firstDay, 7, 30);
  const { ids } = await db().$transaction((tx) =>
    writeProducts(
      tx,
      WATCHES.map(({ costFen, number, ...watch }) => ({
        ...watch,
        brand: '星野',
        unit: '台',
        categoryName: '小家电',
        needsSerial: true,
        cost: String(costFen),
        barcodes: [withCheckDigit(`69${String(number).padStart(10, '0')}`)],
      })),
      morning,
    ),
  );
  const admin = company.people.find(({ role }) => role === 'ADMIN');
  if (!admin) throw new Error('the demo company has no administrator');
  const actor = requireActor(await actingAs(admin, morning), 'imports.run', null);
  for (const store of company.stores) {
    const lines = WATCHES.map(({ code, costFen }) => ({
      productId: ids.get(code) ?? '',
      quantityMilli: 5_000,
      unitCost: String(costFen),
    }));
    await db().$transaction((tx) => postOpeningStock(tx, actor, store.id, lines, '开业库存'));
  }
}

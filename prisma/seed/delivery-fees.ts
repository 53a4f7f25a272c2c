import { writeProducts } from '@/server/catalog/write-products';
import { db } from '@/server/platform/db';
import { at, type SeedCompany } from './company';

const SERVICES = [
  { code: 'FW001', name: '送货费', unit: '次', listPriceFen: 5_000, taxRateBp: 900 },
  { code: 'FW002', name: '上门安装', unit: '次', listPriceFen: 12_000, taxRateBp: 600 },
] as const;

/** What the shops sell besides goods: bringing them home, which counters add by one key, and fitting them. */
export async function seedDeliveryFees(company: SeedCompany): Promise<void> {
  const morning = at(company.firstDay, 7, 0);
  const { ids } = await db().$transaction((tx) =>
    writeProducts(
      tx,
      SERVICES.map((service) => ({ ...service, kind: 'SERVICE', categoryName: '服务', barcodes: [] })),
      morning,
    ),
  );
  await db().store.updateMany({
    data: {
      deliveryFeeProductId: ids.get('FW001') ?? null,
      deliveryFeeLeastFen: 2_000,
      deliveryFeeMostFen: 30_000,
    },
  });
}

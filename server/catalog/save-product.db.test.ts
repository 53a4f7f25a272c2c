import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { saveProduct } from './save-product';

const FACTS = {
  code: 'COST-1',
  name: '落地灯',
  unit: '件',
  decimals: 0,
  categoryName: null,
  listPriceFen: 25_900,
  floorPriceFen: 22_000,
  taxRateBp: 1_300,
  barcodes: [],
  active: true,
};

test('who may not see the cost changes a product and leaves its cost as it was', async () => {
  const headOffice = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  const admin = await contextOf(await makePerson(['ADMIN'], null));
  const { productId } = await saveProduct.execute(headOffice, {
    ...FACTS,
    requestId: newId(),
    cost: '9880.125',
  });
  const costOf = async () =>
    (await db().product.findUniqueOrThrow({ where: { id: productId } })).cost?.toFixed();
  await saveProduct.execute(admin, {
    ...FACTS,
    requestId: newId(),
    productId,
    name: '新款落地灯',
    cost: null,
  });
  expect(await db().product.findUniqueOrThrow({ where: { id: productId } })).toMatchObject({
    name: '新款落地灯',
  });
  expect(await costOf()).toBe('9880.125');
  await saveProduct.execute(headOffice, { ...FACTS, requestId: newId(), productId, cost: null });
  expect(await costOf()).toBeUndefined();
});

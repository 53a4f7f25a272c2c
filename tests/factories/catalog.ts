import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';

let products = 0;

/** A product, list price 100.00 without a floor unless told. */
export async function makeProduct(
  over: {
    listPriceFen?: number;
    floorPriceFen?: number | null;
    memberPriceFen?: number | null;
    unit?: string;
    decimals?: number;
    taxRateBp?: number;
    name?: string;
    kind?: 'GOODS' | 'SERVICE' | 'KIT';
    needsSerial?: boolean;
    spec?: string;
  } = {},
) {
  products += 1;
  return db().product.create({
    data: {
      id: newId(),
      code: `P${products}-${newId().slice(-6)}`,
      name: over.name ?? `商品${products}`,
      kind: over.kind ?? 'GOODS',
      needsSerial: over.needsSerial ?? false,
      spec: over.spec ?? '',
      ...(over.unit ? { unit: over.unit } : {}),
      decimals: over.decimals ?? 0,
      listPriceFen: BigInt(over.listPriceFen ?? 10_000),
      floorPriceFen: over.floorPriceFen == null ? null : BigInt(over.floorPriceFen),
      memberPriceFen: over.memberPriceFen == null ? null : BigInt(over.memberPriceFen),
      taxRateBp: over.taxRateBp ?? 1300,
      createdAt: new Date(),
      updatedAt: new Date(),
    },
  });
}

/** A kit of these goods, so many of each. */
export async function makeKit(
  parts: readonly { id: string; quantity: string }[],
  over: { listPriceFen?: number } = {},
) {
  const kit = await makeProduct({ ...over, kind: 'KIT' });
  await db().kitPart.createMany({
    data: parts.map(({ id, quantity }, position) => ({ kitId: kit.id, productId: id, quantity, position })),
  });
  return kit;
}

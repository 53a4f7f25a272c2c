import type { Reader, Tx } from '@/server/platform/db';
import { KitPartWrong, KitWithoutParts } from './errors';

/** So many of a product for one kit. */
export interface KitPart {
  productId: string;
  /** Quantity as text. */
  quantity: string;
}

/**
 * What a kit is made of from now on; tickets keep what it was made of when it was sold. Catalogue changes wait for each other before.
 * @throws KitWithoutParts, KitPartWrong where a part is no goods with a stock, or comes twice
 */
export async function writeKitParts(tx: Tx, kitId: string, parts: readonly KitPart[]): Promise<void> {
  if (parts.length === 0) throw new KitWithoutParts();
  const ids = parts.map(({ productId }) => productId);
  const goods = await tx.product.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, kind: true, decimals: true },
  });
  const known = new Map(goods.map((one) => [one.id, one]));
  for (const { productId, quantity } of parts) {
    const part = known.get(productId);
    const isFine = part !== undefined && fits(quantity, part.decimals);
    if (
      part?.kind !== 'GOODS' ||
      productId === kitId ||
      !isFine ||
      ids.filter((one) => one === productId).length > 1
    )
      throw new KitPartWrong({ name: part?.name ?? '' });
  }
  await tx.kitPart.deleteMany({ where: { kitId, productId: { notIn: ids } } });
  for (const [position, { productId, quantity }] of parts.entries())
    await tx.kitPart.upsert({
      where: { kitId_productId: { kitId, productId } },
      create: { kitId, productId, quantity, position },
      update: { quantity, position },
    });
}

function fits(quantity: string, decimals: number): boolean {
  const [, places = ''] = quantity.split('.');
  return Number(quantity) > 0 && places.replace(/0+$/, '').length <= decimals;
}

/** What a kit is made of now, as people name it. */
export async function kitPartsOf(reader: Reader, kitId: string) {
  const rows = await reader.kitPart.findMany({
    where: { kitId },
    orderBy: { position: 'asc' },
    include: { product: { select: { code: true, name: true, spec: true, unit: true, decimals: true } } },
  });
  return rows.map(({ productId, quantity, product }) => ({
    id: productId,
    ...product,
    quantity: quantity.toFixed(3).replace(/\.?0+$/, ''),
  }));
}

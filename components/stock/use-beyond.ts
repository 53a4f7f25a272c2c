'use client';

import { milliToText } from '@/lib/quantity';
import type { BeyondLine } from './beyond-dialog';
import type { StockLine } from './document-line';
import { beyondMilli, plainQuantity } from './standing-rules';
import { useStanding } from './use-standing';

/** The lines of a document that take more out of a store than is free there. @param storeId null: nothing leaves */
export function useBeyond(storeId: string | null, lines: readonly StockLine[]): BeyondLine[] {
  const standing = useStanding(storeId ?? '', storeId ? lines.map(({ product }) => product.id) : []);
  if (!storeId) return [];
  return lines.flatMap(({ product, quantity, zoneId }) => {
    const stands = standing({ productId: product.id, zoneId });
    if (!stands || beyondMilli(quantity, stands) === 0) return [];
    const { id, name, spec, code } = product;
    return [
      { id, name, spec, code, asked: plainQuantity(quantity), free: milliToText(stands.availableMilli) },
    ];
  });
}

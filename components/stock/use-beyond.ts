'use client';

import { milliToText } from '@/lib/quantity';
import { beyondMilli, plainQuantity } from './availability-rules';
import type { BeyondLine } from './beyond-dialog';
import type { StockLine } from './document-line';
import { useAvailability } from './use-availability';

/** The lines of a document that take more out of a store than is free there. @param storeId null: nothing leaves */
export function useBeyond(storeId: string | null, lines: readonly StockLine[]): BeyondLine[] {
  const availabilityOf = useAvailability(
    storeId ?? '',
    storeId ? lines.map(({ product }) => product.id) : [],
  );
  if (!storeId) return [];
  return lines.flatMap(({ product, quantity, zoneId }) => {
    const availability = availabilityOf({ productId: product.id, zoneId });
    if (!availability || beyondMilli(quantity, availability) === 0) return [];
    const { id, name, spec, code } = product;
    return [
      {
        id,
        name,
        spec,
        code,
        asked: plainQuantity(quantity),
        free: milliToText(availability.availableMilli),
      },
    ];
  });
}

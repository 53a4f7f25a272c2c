import type { z } from 'zod';
import type { SoldLinesFilter } from '@/server/sales/sold-lines';
import { BANDS, endOfMonth } from '../rules';
import { NONE, type soldLinesInput } from '../schema';

/** The lines a figure of the analysis is made of. */
export function askedLines(input: z.output<typeof soldLinesInput>): SoldLinesFilter {
  const { storeIds, month, category, brand, band, person, product, hour, weekday, cursor } = input;
  const price = band === undefined ? undefined : BANDS[band];
  return {
    storeIds,
    cursor,
    from: input.from ?? `${month}-01`,
    to: input.to ?? endOfMonth(`${month}-01`),
    ...(category ? { categoryId: category === NONE ? null : category } : {}),
    ...(brand ? { brand: brand === NONE ? '' : brand } : {}),
    ...(price ? { tag: { fromFen: price.fromFen, toFen: price.toFen } } : {}),
    ...(person ? { personId: person } : {}),
    ...(product ? { productId: product } : {}),
    hour,
    weekday,
  };
}

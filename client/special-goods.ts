// Chinese because: the unit most goods are counted in is data.
import { TEMPORARY_ITEM_ID } from '@/lib/temporary-item';
import type { BasketProduct } from './basket-shape';

/** Is there a stock of it? Of what a tablet kept before it knew of kinds there is. */
export function isStocked({ kind = 'GOODS' }: Pick<BasketProduct, 'kind'>): boolean {
  return kind === 'GOODS';
}

/** Is it handed over, now or later: goods, or a kit of them? */
export function isHandedOver({ kind = 'GOODS' }: Pick<BasketProduct, 'kind'>): boolean {
  return kind === 'GOODS' || kind === 'KIT';
}

/** What is no product yet, as the clerk names it. */
export function temporaryItem(of: { name: string; priceFen: number; taxRateBp: number }): BasketProduct {
  return {
    id: TEMPORARY_ITEM_ID,
    code: '',
    name: of.name,
    unit: '件',
    decimals: 0,
    listPriceFen: of.priceFen,
    taxRateBp: of.taxRateBp,
    kind: 'TEMPORARY',
  };
}

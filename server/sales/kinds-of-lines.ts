import { TEMPORARY_ITEM_ID } from '@/lib/temporary-item';
import { isStocked } from '@/server/catalog/product-kinds';
import type { StoreSettings } from '@/server/stores/store-settings';
import { TemporaryNameWrong } from './errors';
import type { SaleFacts } from './read-sale-facts';
import type { SaleLine } from './schema';

type ProductFacts = SaleFacts['products'][number];

/** The service a store adds by one key, and how little and much it may be, fen. */
export interface DeliveryFee {
  productId: string | null;
  leastFen: number;
  mostFen: number;
}

export function deliveryFeeOf(
  store: Pick<StoreSettings, 'deliveryFeeProductId' | 'deliveryFeeLeastFen' | 'deliveryFeeMostFen'>,
): DeliveryFee {
  return {
    productId: store.deliveryFeeProductId,
    leastFen: store.deliveryFeeLeastFen,
    mostFen: store.deliveryFeeMostFen,
  };
}

/**
 * The product as a line sells it: a temporary item is what the clerk called it, at the price and tax they gave; a delivery fee costs what was
 * agreed, so that the book's price of it is the line's. A refusal is returned, not thrown.
 */
export function asSold(
  product: ProductFacts,
  line: SaleLine,
  fee: DeliveryFee,
): ProductFacts | TemporaryNameWrong {
  if ((product.id === TEMPORARY_ITEM_ID) !== (line.temporaryName !== undefined))
    return new TemporaryNameWrong();
  if (line.temporaryName !== undefined)
    return {
      ...product,
      name: line.temporaryName,
      list_price_fen: line.listPriceFen,
      tax_rate_bp: line.taxRateBp,
    };
  return isFee(product, fee) ? { ...product, list_price_fen: line.listPriceFen } : product;
}

/** What a line moves out of stock: null: the goods themselves; PARTS: what a kit is made of. */
export type Moves = 'NOTHING' | 'PARTS' | null;

export function movesOf(kind: string): Moves {
  if (isStocked(kind)) return null;
  return kind === 'KIT' ? 'PARTS' : 'NOTHING';
}

/** What has no stock waits in no zone: it is handed over by being sold. */
export function handoverOf(line: SaleLine, kind: string): 'NOW' | 'LATER' {
  return movesOf(kind) === 'NOTHING' ? 'NOW' : line.handover;
}

/** TEMPORARY_ITEM: somebody has yet to say what it was. FEE_OUTSIDE_LIMITS: a delivery fee the store does not take. */
export function kindFlags(line: SaleLine, product: ProductFacts, fee: DeliveryFee): string[] {
  const isOutside =
    isFee(product, fee) && (line.unitPriceFen < fee.leastFen || line.unitPriceFen > fee.mostFen);
  return [
    ...(product.id === TEMPORARY_ITEM_ID ? ['TEMPORARY_ITEM'] : []),
    ...(isOutside ? ['FEE_OUTSIDE_LIMITS'] : []),
  ];
}

function isFee({ id, kind }: ProductFacts, fee: DeliveryFee): boolean {
  return kind === 'SERVICE' && id === fee.productId;
}

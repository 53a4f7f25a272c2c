import { receiptNumber } from '@/lib/receipt-number';
import { type Basket, priceOf } from './basket';
import { newId } from './new-id';
import type { WaitingNumber } from './tablet-store';

/** The number a basket had taken and will not use, with what was to be its ticket; null when it had none. */
export function numberGivenUp(
  basket: Basket,
  { storeId, prefix }: { storeId: string; prefix: string },
): WaitingNumber | null {
  const { seq, seqPrefix = prefix } = basket;
  if (seq === null) return null;
  const payload = JSON.parse(JSON.stringify({ ...basket, netFen: priceOf(basket).netFen })) as Record<
    string,
    unknown
  >;
  return {
    id: newId(),
    storeId,
    number: receiptNumber(seqPrefix, seq),
    seq,
    payload,
    errorCode: 'BASKET_DROPPED',
    kind: 'NUMBER',
    keptAt: Date.now(),
    nextAt: 0,
    inHandUntil: 0,
    tries: 0,
    refusal: null,
    stuck: null,
  };
}

import type { Reader } from '@/server/platform/db';
import { port } from '@/server/platform/port';

/** Entries as they name their document. */
type Named = { storeId: string; documentKind: string; documentId: string };

/** What receipts are called, by their ids; those of another kind are not asked for. */
export type ReceiptNumbers = (
  reader: Reader,
  storeId: string,
  ticketIds: readonly string[],
) => Promise<ReadonlyMap<string, string>>;

export const receiptNumbers = port<ReceiptNumbers>('what a receipt is called');

/** The numbers of the receipts some entries come from, by the document's id. */
export async function receiptsOf(
  reader: Reader,
  entries: readonly Named[],
): Promise<ReadonlyMap<string, string>> {
  const ofStores = new Map<string, Set<string>>();
  for (const { storeId, documentKind, documentId } of entries)
    if (documentKind === 'TICKET')
      ofStores.set(storeId, (ofStores.get(storeId) ?? new Set<string>()).add(documentId));
  const named = await Promise.all(
    [...ofStores].map(([storeId, ids]) => receiptNumbers.ask()(reader, storeId, [...ids])),
  );
  return new Map(named.flatMap((one) => [...one]));
}

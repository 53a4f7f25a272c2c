import type { ReceiptNumbers } from '@/server/customers/receipt-numbers';

/** Numbers of a store's receipts, by their ids. */
export const RECEIPT_NUMBERS: ReceiptNumbers = async (reader, storeId, ticketIds) => {
  const rows = await reader.ticket.findMany({
    where: { storeId, id: { in: [...ticketIds] } },
    select: { id: true, number: true },
    orderBy: { id: 'asc' },
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
};

import type { Ticket } from '@/generated/prisma/client';
import { goodsName } from '@/lib/goods-name';
import { productsById } from '@/server/catalog/products-by-id';
import type { Reader } from '@/server/platform/db';
import { fenOf, milliOf } from '@/server/platform/numbers';

/** Of the sale of an exchange: what came back for it, what of that paid for the new goods, and what was paid out. */
export interface ExchangeOfTicket {
  /** Number of the return. */
  number: string;
  lines: { id: string; name: string; quantity: string; refundFen: number }[];
  refundFen: number;
  applied: { kind: string; amountFen: number }[];
  back: { kind: string; amountFen: number }[];
}

/** The return a sale was made with in one exchange; null: it is a sale alone, or no sale. */
export async function exchangeOfTicket(
  reader: Reader,
  ticket: Pick<Ticket, 'storeId' | 'exchangeId' | 'kind' | 'netFen'>,
): Promise<ExchangeOfTicket | null> {
  const { storeId, exchangeId, kind } = ticket;
  if (!exchangeId || kind !== 'SALE') return null;
  const returned = await reader.ticket.findUnique({
    where: { storeId_exchangeId_kind: { storeId, exchangeId, kind: 'RETURN' } },
    include: { lines: { orderBy: { lineNo: 'asc' } }, tenders: { orderBy: { lineNo: 'asc' } } },
  });
  if (!returned) return null;
  const goods = await productsById(
    reader,
    returned.lines.map(({ productId }) => productId),
  );
  // The new goods took what they cost of it, tender by tender in their order; what is left was paid out.
  let leftFen = fenOf(ticket.netFen);
  const parts = returned.tenders.map(({ kind: paidBy, amountFen }) => {
    const appliedFen = Math.min(-fenOf(amountFen), leftFen);
    leftFen -= appliedFen;
    return { kind: paidBy as string, appliedFen, backFen: -fenOf(amountFen) - appliedFen };
  });
  const of = (part: 'appliedFen' | 'backFen') =>
    parts.flatMap((one) => (one[part] > 0 ? [{ kind: one.kind, amountFen: one[part] }] : []));
  return {
    number: returned.number,
    lines: returned.lines.map((line) => ({
      id: line.id,
      name: goodsName({ name: line.productName, spec: goods.get(line.productId)?.spec ?? '' }),
      quantity: String(-milliOf(line.quantity) / 1000),
      refundFen: -fenOf(line.netFen),
    })),
    refundFen: -fenOf(returned.netFen - returned.roundingFen),
    applied: of('appliedFen'),
    back: of('backFen'),
  };
}

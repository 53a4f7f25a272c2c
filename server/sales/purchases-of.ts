import { dateToDay } from '@/lib/business-day';
import { goodsName } from '@/lib/goods-name';
import { rowsOfCustomer } from '@/server/customers/customers-named';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { specsOf } from './specs-of';

/** What is named of a ticket's goods: the rest is on the ticket. */
const GOODS_NAMED = 3;

/** A ticket as whoever serves its customer looks back at it. */
export interface Purchase {
  storeId: string;
  ticketId: string;
  number: string;
  kind: string;
  businessDay: string;
  /** After rounding; below zero where money went back. */
  totalFen: number;
  goods: string[];
  moreGoods: number;
}

/** A customer's latest tickets in these stores, whatever row they were sold under. */
export async function purchasesOf(
  reader: Reader,
  { storeIds, customerId, take }: { storeIds: readonly string[]; customerId: string; take: number },
): Promise<Purchase[]> {
  const rows = await rowsOfCustomer(reader, customerId);
  const tickets = await reader.ticket.findMany({
    where: { customerId: { in: rows }, storeId: { in: [...storeIds] } },
    orderBy: { occurredAt: 'desc' },
    take,
    select: {
      storeId: true,
      id: true,
      number: true,
      kind: true,
      businessDay: true,
      netFen: true,
      roundingFen: true,
      lines: { orderBy: { lineNo: 'asc' }, select: { productId: true, productName: true } },
    },
  });
  const specs = await specsOf(
    reader,
    tickets.flatMap(({ lines }) => lines.slice(0, GOODS_NAMED).map(({ productId }) => productId)),
  );
  return tickets.map((ticket) => ({
    storeId: ticket.storeId,
    ticketId: ticket.id,
    number: ticket.number,
    kind: ticket.kind,
    businessDay: dateToDay(ticket.businessDay),
    totalFen: fenOf(ticket.netFen) - fenOf(ticket.roundingFen),
    goods: ticket.lines
      .slice(0, GOODS_NAMED)
      .map(({ productId, productName }) =>
        goodsName({ name: productName, spec: specs.get(productId) ?? '' }),
      ),
    moreGoods: Math.max(0, ticket.lines.length - GOODS_NAMED),
  }));
}

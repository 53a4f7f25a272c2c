import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { findRejected } from '@/server/sales/rejected-tickets';
import { cashTaken, drawerIsOpen, readRejected } from './rejected-internal';

export interface RejectedTicket extends Awaited<ReturnType<typeof rejectedTicket>> {}

/** A rejected ticket as far as it can be read, with what settling it needs: its goods, its cash, drawers that are open. @throws NotFound */
export async function rejectedTicket(reader: Reader, storeId: string, rejectedId: string) {
  const rejected = await findRejected(reader, storeId, rejectedId);
  const sale = readRejected(rejected.payload);
  const ids = sale.lines.flatMap((line) => line.productId ?? []);
  const [products, open, itsDrawerIsOpen] = await Promise.all([
    reader.product.findMany({
      where: { id: { in: ids } },
      select: { id: true, code: true, name: true, spec: true, unit: true, listPriceFen: true },
    }),
    reader.tillSession.findMany({
      where: { storeId, closedAt: null },
      select: { id: true, openedAt: true, till: { select: { code: true } } },
      orderBy: { openedAt: 'asc' },
    }),
    drawerIsOpen(reader, storeId, sale.sessionId),
  ]);
  return {
    id: rejected.id,
    number: rejected.number,
    errorCode: rejected.errorCode,
    params: rejected.params,
    rejectedAt: rejected.rejectedAt,
    occurredAt: sale.occurredAt,
    totalFen: sale.totalFen,
    roundingFen: sale.roundingFen,
    cashFen: cashTaken(sale),
    /** Null: the ticket names no drawer there is. */
    itsDrawerIsOpen,
    lines: sale.lines.map((line) => {
      const product = products.find((one) => one.id === line.productId) ?? null;
      return {
        id: line.id,
        quantity: line.quantity,
        netFen: line.netFen,
        product: product && { ...product, listPriceFen: fenOf(product.listPriceFen) },
      };
    }),
    tenders: sale.tenders.map(({ id, kind, amountFen }) => ({ id, kind, amountFen })),
    drawers: open.map((session) => ({ id: session.id, till: session.till.code, openedAt: session.openedAt })),
  };
}

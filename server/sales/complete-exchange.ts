import { limitsOfStore } from '@/server/limits/limits-of-store';
import { command, requireActor } from '@/server/platform/command';
import type { RunSql } from '@/server/platform/db';
import { storeSettings } from '@/server/stores/store-settings';
import { zonesByKind } from '@/server/zones/zones-by-kind';
import { bookInTransaction } from './book-sales';
import { checkSale } from './check-sale';
import { type ReturnResult, returnInExchange } from './complete-return';
import { CashierUnknown, CounterDeviceRequired, ExchangeApart } from './errors';
import { peopleOfSales } from './people-of-sales';
import { completeExchangeInput, type SaleResult } from './schema';

export interface ExchangeResult {
  returned: ReturnResult;
  sale: SaleResult;
}

/**
 * Goods back against their receipt and others for them, all or nothing: a return and a sale of the same session and moment, each under its own
 * number, that carry the exchange's id.
 * @throws ExchangeApart, and what `completeReturn` and `completeSale` refuse with
 */
export const completeExchange = command({
  name: 'sales.exchange',
  permission: 'sales.return',
  scope: 'store',
  input: completeExchangeInput,
  // After a lost answer whoever has the till by then asks what became of it.
  outlivesItsPerson: true,
  async run(tx, { requestId, storeId, returned: goods, sale }, ctx): Promise<ExchangeResult> {
    requireActor(ctx, 'sales.complete', storeId);
    const { device } = ctx.actor;
    if (!device || device.storeId !== storeId) throw new CounterDeviceRequired();
    if (goods.sessionId !== sale.sessionId || goods.requestId === sale.id || goods.seq >= sale.seq)
      throw new ExchangeApart();
    const returned = await returnInExchange.runIn(tx, ctx, { ...goods, storeId, exchangeId: requestId });
    const people = await peopleOfSales(ctx, device, [sale]);
    if (!people.isKnown(sale)) throw new CashierUnknown({ personId: sale.personId ?? ctx.actor.personId });
    const store = await storeSettings(tx, storeId);
    const wrong = checkSale(sale, device.prefix, store.roundingLimitFen);
    if (wrong) throw wrong;
    const run: RunSql = (statement) => tx.$queryRaw(statement);
    const shop = { store, zones: await zonesByKind(tx, storeId), limits: await limitsOfStore(tx, storeId) };
    const batch = { ctx, device, people, sales: [sale], exchangeId: requestId };
    const [[outcome] = []] = await bookInTransaction({ run, finish: run, tx }, shop, [batch]);
    if (!outcome) throw new Error('one sale has one outcome');
    // Thrown, so that the return is not booked either.
    if (!outcome.ok) throw outcome.error;
    return { returned, sale: outcome.result };
  },
});

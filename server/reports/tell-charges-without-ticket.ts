import { fenToText } from '@/lib/money';
import { causesRaised } from '@/server/notices/list-notices';
import { raiseNotices, requestOfCause } from '@/server/notices/raise-notices';
import { chargesWithoutTicket } from '@/server/payments/follow-charges';
import type { ActingContext } from '@/server/platform/context';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { storeSettings } from '@/server/stores/store-settings';

/** By the clock: money that was taken from a phone and has no ticket a quarter of an hour later is told to whoever explains it, once. */
export async function tellChargesWithoutTicket(ctx: ActingContext<'JOB'>): Promise<void> {
  const lost = (await chargesWithoutTicket(ctx.db, ctx.now)).map((charge) => ({
    ...charge,
    cause: `charge:${charge.id}`,
  }));
  const raised = await causesRaised(
    ctx.db,
    lost.map(({ cause }) => cause),
  );
  for (const { storeId, amountFen, cause } of lost.filter((one) => !raised.has(one.cause))) {
    const personIds = [...(await staffAllowed(ctx.db, 'payments.explain', storeId))];
    if (personIds.length === 0) continue;
    const store = await storeSettings(ctx.db, storeId);
    await raiseNotices.execute(ctx, {
      requestId: requestOfCause(cause, personIds),
      kind: 'PAYMENT_WITHOUT_TICKET',
      cause,
      aboutStoreId: storeId,
      facts: { storeCode: store.code, storeName: store.name, amount: fenToText(amountFen) },
      personIds,
    });
  }
}

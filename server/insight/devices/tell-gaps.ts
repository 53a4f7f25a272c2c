import { causesRaised, storesWaitingFor } from '@/server/notices/list-notices';
import { raiseNotices, requestOfCause } from '@/server/notices/raise-notices';
import { settleNotices } from '@/server/notices/settle-notices';
import type { ActingContext } from '@/server/platform/context';
import { partId } from '@/server/platform/ids';
import { type NumberGap, numberGaps } from '@/server/sales/number-gaps';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { openStoreSettings } from '@/server/stores/queries';

/** A number is on its way for so long, ms: a tablet without a line sends what came before first. */
export const GAP_TOLD_MS = 3_600_000;

/** By the clock: which devices have had a gap in their receipt numbers for over an hour, said once; and which have none any more. */
export async function tellGaps(ctx: ActingContext<'JOB'>): Promise<void> {
  const stores = await openStoreSettings(ctx.db);
  const gaps = await numberGaps(
    ctx.db,
    stores.map(({ id }) => id),
  );
  const old = gaps.filter(({ since }) => ctx.now.getTime() - since.getTime() >= GAP_TOLD_MS);
  const raised = await causesRaised(ctx.db, old.map(causeOf));
  for (const gap of old.filter((one) => !raised.has(causeOf(one)))) {
    const store = stores.find(({ id }) => id === gap.storeId);
    if (store) await tell(ctx, gap, { code: store.code, name: store.name });
  }
  await settleClosed(
    ctx,
    gaps.map(({ storeId }) => storeId),
  );
}

const causeOf = ({ deviceId, seq }: NumberGap) => `gap:${deviceId}:${seq}`;

async function tell(
  ctx: ActingContext<'JOB'>,
  gap: NumberGap,
  store: { code: string; name: string },
): Promise<void> {
  const personIds = [...(await staffAllowed(ctx.db, 'devices.read', gap.storeId))];
  if (personIds.length === 0) return;
  await raiseNotices.execute(ctx, {
    requestId: requestOfCause(causeOf(gap), personIds),
    kind: 'NUMBERS_MISSING',
    cause: causeOf(gap),
    aboutStoreId: gap.storeId,
    facts: {
      storeCode: store.code,
      storeName: store.name,
      number: `${gap.prefix}-${String(gap.seq).padStart(6, '0')}`,
      count: gap.count,
    },
    personIds,
  });
}

/** Of a store in which no number is missing any more nothing is to be done. */
async function settleClosed(ctx: ActingContext<'JOB'>, withGaps: readonly string[]): Promise<void> {
  const open = await storesWaitingFor(ctx.db, 'NUMBERS_MISSING');
  for (const storeId of open.filter((id) => !withGaps.includes(id))) {
    const minute = Math.floor(ctx.now.getTime() / 60_000);
    await settleNotices.execute(ctx, {
      requestId: partId(storeId, `gaps ${minute}`),
      kinds: ['NUMBERS_MISSING'],
      aboutStoreId: storeId,
    });
  }
}

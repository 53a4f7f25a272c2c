import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { dateOf } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { TillAlreadyOpen, TillDeviceRequired } from './errors';
import { postCashMovement } from './post-cash-movement';
import { openTillInput } from './schema';

/** Opens the drawer of the device's till with its float. The session's id is the requestId. @throws TillAlreadyOpen, TillDeviceRequired */
export const openTill = command({
  name: 'tills.open',
  permission: 'tills.open',
  scope: 'store',
  input: openTillInput,
  async run(tx, input, ctx) {
    const { storeId } = input;
    const device = ctx.actor.device;
    if (device?.storeId !== storeId) throw new TillDeviceRequired();
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx);
    await tx.$queryRaw`SELECT 1 AS locked FROM till WHERE store_id = ${storeId}::uuid AND id = ${device.tillId}::uuid FOR UPDATE`;
    const open = await tx.tillSession.findFirst({
      where: { storeId, tillId: device.tillId, closedAt: null },
    });
    if (open) throw new TillAlreadyOpen();
    await tx.tillSession.create({
      data: {
        storeId,
        id: input.requestId,
        tillId: device.tillId,
        businessDay: dateOf(businessDay, storeId),
        openedById: ctx.actor.personId,
        openedAt: ctx.now,
        floatFen: BigInt(input.floatFen),
        drawerPolicy: store.drawerPolicy,
      },
    });
    await postCashMovement(tx, storeId, {
      sessionId: input.requestId,
      kind: 'FLOAT',
      amountFen: input.floatFen,
      ticketId: null,
      reason: null,
      personId: ctx.actor.personId,
      businessDay,
      afterClose: false,
      occurredAt: ctx.now,
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'tills.open',
      subjectKind: 'tillSession',
      subjectId: input.requestId,
      after: { floatFen: input.floatFen },
      businessDay,
      requestId: input.requestId,
    });
    return { sessionId: input.requestId, businessDay: businessDay.day };
  },
});

import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { DrawerTooEmpty } from './errors';
import { expectedInDrawer, lockOpenSession } from './internal';
import { postCashMovement } from './post-cash-movement';
import { moveCashInput } from './schema';

/** Money into or out of a drawer by hand, with its reason. @throws NotFound, TillSessionClosed, DrawerOfAnother, DrawerTooEmpty */
export const moveCash = command({
  name: 'tills.moveCash',
  permission: 'tills.moveCash',
  scope: 'store',
  input: moveCashInput,
  async run(tx, input, ctx) {
    const { storeId, sessionId } = input;
    const store = await storeSettings(tx, storeId);
    const businessDay = await lockPostingDay(tx, store, ctx.now);
    await lockOpenSession(tx, ctx, storeId, sessionId);
    const amountFen = input.kind === 'PAID_IN' ? input.amountFen : -input.amountFen;
    if (amountFen < 0 && (await expectedInDrawer(tx, storeId, sessionId)) + amountFen < 0)
      throw new DrawerTooEmpty();
    await postCashMovement(tx, storeId, {
      sessionId,
      kind: input.kind,
      amountFen,
      ticketId: null,
      reason: input.reason,
      personId: ctx.actor.personId,
      businessDay,
      afterClose: false,
      occurredAt: ctx.now,
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'tills.moveCash',
      subjectKind: 'tillSession',
      subjectId: sessionId,
      after: { kind: input.kind, amountFen, reason: input.reason },
      businessDay,
      requestId: input.requestId,
    });
    return { sessionId };
  },
});

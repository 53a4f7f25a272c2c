import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
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
  run: move,
});

/**
 * The same as a part of what the money is for: a shortage that is paid, a rejected ticket's cash. Who may settle those may
 * move their money.
 * @throws as `moveCash`
 */
export const moveCashFor = command({
  name: 'tills.moveCashFor',
  permission: 'tills.moveCashFor',
  scope: 'store',
  input: moveCashInput,
  run: move,
});

async function move(tx: Tx, input: z.output<typeof moveCashInput>, ctx: ActorContext) {
  const { storeId, sessionId, kind, reason } = input;
  const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
  await lockOpenSession(tx, ctx, storeId, sessionId);
  const amountFen = kind === 'PAID_IN' ? input.amountFen : -input.amountFen;
  const beyond = amountFen < 0 && (await expectedInDrawer(tx, storeId, sessionId)) + amountFen < 0;
  // Whoever counts blind must not feel their way to what should be there: theirs is booked, and shows in the count.
  if (beyond && ctx.may('tills.approveDifference', storeId)) throw new DrawerTooEmpty();
  const movementId = newId();
  await postCashMovement(tx, storeId, {
    id: movementId,
    sessionId,
    kind,
    amountFen,
    ticketId: null,
    reason,
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
    after: { kind, amountFen, reason, ...(beyond ? { beyondExpected: true } : {}) },
    businessDay,
    requestId: input.requestId,
  });
  return { sessionId, movementId };
}

import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { lockAccounts } from '../credit/lock-accounts';
import { postCreditEntries } from '../credit/post-credit-entry';
import type { PointPosting } from './post-point-entry';

/** Points a customer had in the program before. */
export interface OpeningPoints {
  customerId: string;
  /** Above zero, whole. */
  points: number;
}

/**
 * Points a book begins with. Posts only for people whose points never moved, so that the same file twice books nothing twice. For importing
 * commands, inside their transaction and after their permission (`credit.correct`).
 */
export async function postOpeningPoints(
  tx: Tx,
  ctx: ActorContext,
  storeId: string,
  { openings, reason }: { openings: readonly OpeningPoints[]; reason: string },
): Promise<{ posted: number }> {
  const wanted = openings.filter(({ points }) => points > 0);
  if (wanted.length === 0) return { posted: 0 };
  const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
  const accounts = await lockAccounts(
    tx,
    wanted.map(({ customerId }) => customerId),
  );
  const moved = await whosePointsMoved(
    tx,
    [...accounts.values()].map(({ customerId }) => customerId),
  );
  const postings: PointPosting[] = [];
  for (const { customerId: asked, points } of wanted) {
    const account = accounts.get(asked);
    if (!account || moved.has(account.customerId)) continue;
    moved.add(account.customerId);
    const id = newId();
    postings.push({
      id,
      customerId: account.customerId,
      kind: 'OPENING',
      points,
      leftAfter: account.points + points,
      documentKind: 'ACT',
      documentId: id,
      reason,
      personId: ctx.actor.personId,
      businessDay,
      occurredAt: ctx.now,
    });
  }
  if (postings.length === 0) return { posted: 0 };
  await postCreditEntries(tx, storeId, [], [], postings);
  for (const { id, customerId, points } of postings)
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'points.open',
      subjectKind: 'pointEntry',
      subjectId: id,
      after: { customerId, points, reason },
      businessDay,
    });
  return { posted: postings.length };
}

/** Also under a row that was merged into theirs. */
async function whosePointsMoved(tx: Tx, customerIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ customer_id: string }[]>`
    SELECT c.id AS customer_id FROM unnest(${[...customerIds]}::uuid[]) AS c(id)
    WHERE EXISTS (SELECT 1 FROM point_entry e WHERE e.customer_id = c.id)
      OR EXISTS (SELECT 1 FROM customer m JOIN point_entry e ON e.customer_id = m.id WHERE m.merged_into_id = c.id)`;
  return new Set(rows.map(({ customer_id }) => customer_id));
}

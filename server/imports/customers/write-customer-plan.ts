import { wordsFor } from '@/lib/i18n/words-for';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { postOpeningBalances } from '@/server/customers/credit/open-balances';
import { type OpeningPoints, postOpeningPoints } from '@/server/customers/points/open-points';
import { writeCustomers } from '@/server/customers/write-customers';
import type { ActorContext } from '@/server/platform/context';
import { RunLost } from '../hold-run';
import { type PieceRun, PieceWriter } from '../piece-writer';
import { piecesOf } from '../rows-to-plan';
import type { WrittenPlan } from '../write-plan';
import type { CustomerPlan } from './plan';

/** Customers, or balances, one transaction writes. */
const PIECE = 100;

/**
 * Writes what a plan of customers says, in pieces, each counted into its run by its own transaction: customers first, then what they owed
 * and had, points among it, when the book began. The same plan again changes nothing.
 * @throws MobileTaken, Busy, RunLost when somebody else went on with the run
 */
export async function writeCustomerPlan(
  ctx: ActorContext,
  plan: CustomerPlan,
  run: PieceRun & { fileName: string },
): Promise<WrittenPlan> {
  const { storeId, storeCode, customers } = plan;
  const balances = customers.flatMap((one) => one.balances);
  const openings = customers.flatMap(({ customer, points }): OpeningPoints[] =>
    points > 0 ? [{ customerId: customer.id, points }] : [],
  );
  const opened = balances.length + openings.length;
  const writer = new PieceWriter(run, customers.length + opened);
  const reason = wordsFor(plan.locale, 'imports')('customers.openingReason');
  const written = (): WrittenPlan => {
    const posted = writer.soFar.posted[storeCode] ?? 0;
    return {
      created: writer.soFar.created,
      updated: Math.max(0, customers.length - writer.soFar.created),
      openings: opened > 0 ? [{ store: storeCode, posted, skipped: opened - posted }] : [],
    };
  };
  try {
    for (const piece of piecesOf(customers, PIECE))
      await writer.write(piece.length, async (tx, count) => {
        const { created } = await writeCustomers(
          tx,
          ctx,
          storeId,
          piece.map(({ customer }) => customer),
        );
        return count({ created });
      });
    for (const piece of piecesOf(balances, PIECE))
      await writer.write(piece.length, async (tx, count) => {
        const { posted } = await postOpeningBalances(tx, ctx, storeId, { balances: piece, reason });
        return count({ posted: { store: storeCode, lines: posted } });
      });
    for (const piece of piecesOf(openings, PIECE))
      await writer.write(piece.length, async (tx, count) => {
        const { posted } = await postOpeningPoints(tx, ctx, storeId, { openings: piece, reason });
        return count({ posted: { store: storeCode, lines: posted } });
      });
  } catch (error) {
    // Whoever went on with it tells of it.
    if (!(error instanceof RunLost)) await tellOf(ctx, run, written()).catch(() => undefined);
    throw error;
  }
  await tellOf(ctx, run, written());
  return written();
}

/** How many came in, also when the run broke off on the way; never who. */
function tellOf(
  ctx: ActorContext,
  run: PieceRun & { fileName: string },
  { created, updated, openings }: WrittenPlan,
): Promise<void> {
  return ctx.db.$transaction((tx) =>
    writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'imports.customers',
      subjectKind: 'importRun',
      subjectId: run.hold.runId,
      after: { file: run.fileName, customers: created + updated, created, openings },
      requestId: run.hold.runId,
    }),
  );
}

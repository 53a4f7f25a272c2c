import { dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { countOpen, keptOpenItems, readOpenItems } from '@/server/open-items/read-open-items';
import type { OpenItems } from '@/server/open-items/schema';
import { canonicalHash } from '@/server/platform/canonical-hash';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { lockDayForChange, reopenDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { compileLike } from './compile-report';
import { FiguresChanged, OpenItemsNeedReason, OwnReport, ReportNotWaiting } from './errors';
import { acceptReportInput, returnReportInput } from './schema';
import { sealDay } from './seal-day';

/**
 * Finance accepts a day's report: the day is sealed for ever. With something open it takes a reason, and both are kept.
 * @throws ReportNotWaiting, OwnReport, FiguresOfLaterVersion, FiguresChanged, OpenItemsNeedReason
 */
export const acceptReport = command({
  name: 'reports.accept',
  permission: 'reports.decide',
  scope: 'store',
  isLong: true,
  stepUp: true,
  input: acceptReportInput,
  async run(tx, input, ctx) {
    const { storeId, day, version } = input;
    const report = await lockWaiting(tx, storeId, day, version);
    if (report.preparedById === ctx.actor.personId) throw new OwnReport();
    const now = await compileLike(tx, storeId, day, report.figures);
    if (canonicalHash(now) !== canonicalHash(report.figures)) throw new FiguresChanged();
    const open = await readOpenItems(tx, await storeSettings(tx, storeId), day, ctx.now);
    if (open.length > 0 && input.reason === '') throw new OpenItemsNeedReason({ count: countOpen(open) });
    await decide(tx, ctx, input, { verdict: 'ACCEPTED', reason: open.length > 0 ? input.reason : '', open });
    const seal = await sealDay(tx, storeId, day, ctx);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'reports.accept',
      subjectKind: 'dayReport',
      subjectId: day,
      after: { version, seal: seal.hash, number: seal.number, open: countOpen(open), reason: input.reason },
      requestId: input.requestId,
    });
    return { seal: seal.hash, number: seal.number };
  },
});

/** Finance sends a report back with a reason: the day is open again. @throws ReportNotWaiting */
export const returnReport = command({
  name: 'reports.return',
  permission: 'reports.decide',
  scope: 'store',
  input: returnReportInput,
  async run(tx, input, ctx) {
    const { storeId, day, version, reason } = input;
    await lockWaiting(tx, storeId, day, version);
    await decide(tx, ctx, input, { verdict: 'RETURNED', reason, open: [] });
    await reopenDay(tx, storeId, day);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'reports.return',
      subjectKind: 'dayReport',
      subjectId: day,
      after: { version, reason },
      requestId: input.requestId,
    });
    return { day };
  },
});

/** Locks the day and hands over its last version, waiting for a word. */
async function lockWaiting(tx: Tx, storeId: string, day: string, version: number) {
  const row = await lockDayForChange(tx, storeId, day);
  const report = await tx.dayReport.findFirst({
    where: { storeId, day: dayToDate(day) },
    orderBy: { version: 'desc' },
    include: { decision: true },
  });
  if (row.state !== 'CLOSED' || !report || report.version !== version || report.decision)
    throw new ReportNotWaiting();
  return report;
}

async function decide(
  tx: Tx,
  ctx: ActorContext,
  input: { storeId: string; day: string; version: number },
  word: { verdict: 'ACCEPTED' | 'RETURNED'; reason: string; open: OpenItems },
): Promise<void> {
  await tx.dayReportDecision.create({
    data: {
      storeId: input.storeId,
      day: dayToDate(input.day),
      version: input.version,
      verdict: word.verdict,
      reason: word.reason,
      openItems: keptOpenItems(word.open),
      decidedById: ctx.actor.personId,
      decidedAt: ctx.now,
    },
  });
}

import type { PublishedShift, RosterWeek, Shift } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { partId } from '@/server/platform/ids';
import { PublishedElsewhere, WarningsOpen } from '../errors';
import type { Finding } from '../planning-facts-rules';
import { subjectOf } from '../planning-rules';
import { isTakenElsewhere } from '../publish-week';
import { changesBetween } from '../publishing-rules';
import { lockPlanned, lockWeekAsIs } from '../roster-internal';
import { SwapOfAnother, SwapShiftChanged, SwapStateWrong, SwapUnknown } from './errors';
import { approveSwapInput } from './schema';
import { lockSwap, swapInTrail, termsOf, testSwap, weeksOfSwap } from './swap-internal';
import { afterSwap, type SwapTerms } from './swap-rules';

/**
 * A manager says yes: the shift is the taker's, in the plan and as it was published, as a version both are asked to confirm. Both sides are
 * judged again here, by what is planned now; what is only warned of wants a reason.
 * @throws SwapUnknown, SwapStateWrong, SwapOfAnother, SwapShiftChanged, PlanRefused, WarningsOpen, PublishedElsewhere
 */
export const approveSwap = command({
  name: 'roster.approveSwap',
  permission: 'roster.plan',
  scope: 'store',
  input: approveSwapInput,
  async run(tx, { storeId, swapId, reason, requestId }, ctx) {
    const asked = await tx.shiftSwap.findUnique({ where: { storeId_id: { storeId, id: swapId } } });
    if (!asked) throw new SwapUnknown();
    const mondays = weeksOfSwap(asked);
    const weeks: RosterWeek[] = [];
    for (const monday of mondays) weeks.push(await lockWeekAsIs(tx, { storeId, monday }));
    await lockPlanned(tx, [asked.giverId, ...(asked.takerId ? [asked.takerId] : [])]);
    const swap = await lockSwap(tx, storeId, swapId);
    const { takerId } = swap;
    if (swap.state !== 'TAKEN' || takerId === null || takerId !== asked.takerId) throw new SwapStateWrong();
    const { personId } = ctx.actor;
    if (personId === swap.giverId || personId === takerId) throw new SwapOfAnother();
    if (swap.startsAt <= ctx.now) throw new SwapShiftChanged();
    const terms = termsOf(swap, takerId, partId(requestId, 'part'));
    const tested = await testSwap(tx, storeId, mondays, terms);
    const by = { byId: personId, at: ctx.now };
    for (const { monday, findings } of tested) {
      const week = weeks.find((one) => dateToDay(one.monday) === monday);
      if (week) await answerFor(tx, week, findings, { ...by, reason });
    }
    const changes = await exchange(tx, { storeId, weeks, terms, ...by });
    await tx.shiftSwap.update({
      where: { storeId_id: { storeId, id: swapId } },
      data: { state: 'APPROVED', decidedById: personId, decidedAt: ctx.now, decidedNote: reason ?? '' },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'roster.approveSwap',
      subjectKind: 'shift_swap',
      subjectId: swapId,
      after: { ...(await swapInTrail(tx, swap)), taker: takerId, changes },
      requestId,
    });
    return { swapId, changes };
  },
});

/** @throws WarningsOpen where nobody says why */
async function answerFor(
  tx: Tx,
  { storeId, monday, version }: RosterWeek,
  findings: readonly Finding[],
  { reason, ...by }: { reason: string | undefined; byId: string; at: Date },
): Promise<void> {
  const earlier = await tx.rosterOverrule.findMany({
    where: { storeId, monday },
    select: { rule: true, subject: true },
  });
  const answered = new Set(earlier.map(({ rule, subject }) => `${rule} ${subject}`));
  const open = findings.filter((one) => !answered.has(`${one.rule} ${subjectOf(one)}`));
  const [first] = open;
  if (!first) return;
  if (!reason) throw new WarningsOpen({ rule: first.rule, count: open.length });
  await tx.rosterOverrule.createMany({
    data: open.map((one) => ({
      ...{ storeId, monday, version: version + 1, rule: one.rule, subject: subjectOf(one), reason },
      ...by,
    })),
  });
}

/** The swap in the plan and in what was published, each week as its next version. Returns how many changes people are told. */
async function exchange(
  tx: Tx,
  asked: { storeId: string; weeks: readonly RosterWeek[]; terms: SwapTerms; byId: string; at: Date },
): Promise<number> {
  const { storeId, weeks, terms } = asked;
  const ids = [terms.shiftId, ...(terms.counterShiftId ? [terms.counterShiftId] : [])];
  const where = { storeId, id: { in: ids } };
  const [planned, published] = [
    await tx.shift.findMany({ where, orderBy: { id: 'asc' } }),
    await tx.publishedShift.findMany({ where, orderBy: { id: 'asc' } }),
  ];
  if (!isAsPublished(planned, published)) throw new SwapShiftChanged();
  const plan = afterSwap(planned, terms);
  const told = afterSwap(published, terms);
  if (!plan || !told) throw new SwapShiftChanged();
  await tx.shift.deleteMany({ where });
  await tx.publishedShift.deleteMany({ where });
  if (await isTakenElsewhere(tx, told)) throw new PublishedElsewhere();
  await tx.shift.createMany({
    data: plan.map((shift) => ({ ...shift, changedAt: asked.at, changedById: asked.byId })),
  });
  const versionOf = new Map(weeks.map(({ monday, version }) => [monday.getTime(), version + 1]));
  await tx.publishedShift.createMany({
    data: told.map((shift) => ({
      ...shift,
      version: versionOf.get(shift.monday.getTime()) ?? shift.version,
    })),
  });
  const changes = changesBetween(published, told);
  for (const week of weeks) {
    const version = week.version + 1;
    const of = { storeId, monday: week.monday };
    const own = changes.filter(({ day }) => isOfWeek(day, week.monday));
    await tx.rosterChange.createMany({ data: own.map((change) => ({ ...change, ...of, version })) });
    await tx.rosterWeek.update({
      where: { storeId_monday: of },
      data: { version, revision: { increment: 1 }, publishedAt: asked.at, publishedById: asked.byId },
    });
  }
  return changes.length;
}

const WEEK_MS = 7 * 86_400_000;
const isOfWeek = (day: Date, monday: Date) =>
  day.getTime() >= monday.getTime() && day.getTime() < monday.getTime() + WEEK_MS;

/** A draft that moved one of them is decided on first. */
function isAsPublished(planned: readonly Shift[], published: readonly PublishedShift[]): boolean {
  const told = published.map(({ version: _version, ...shift }) => ({
    ...shift,
    changedAt: new Date(0),
    changedById: '',
  }));
  return planned.length === published.length && changesBetween(told, planned).length === 0;
}

import type { PublishedShift, RosterWeek, Shift } from '@/generated/prisma/client';
import type { Tx } from '@/server/platform/db';
import { PublishedElsewhere, WarningsOpen } from '../errors';
import type { Finding } from '../planning-facts-rules';
import { subjectOf } from '../planning-rules';
import { isTakenElsewhere } from '../publish-week';
import { changesBetween } from '../publishing-rules';
import { SwapShiftChanged } from './errors';
import type { Swapped } from './swap-rules';

/** What a swap breaks that may be overruled is, by who decides. @throws WarningsOpen where nobody says why */
export async function answerFor(
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

/** Shifts as they are after it; null where they are not as they were. */
export type Turned = <One extends Swapped>(shifts: readonly One[]) => One[] | null;

/**
 * Shifts change hands in the plan and in what was published, each week as its next version. @param asked.ids the shifts that do
 * @returns how many changes people are told @throws SwapShiftChanged, PublishedElsewhere
 */
export async function exchange(
  tx: Tx,
  asked: {
    storeId: string;
    weeks: readonly RosterWeek[];
    ids: readonly string[];
    turned: Turned;
    byId: string;
    at: Date;
  },
): Promise<number> {
  const { storeId, weeks, turned } = asked;
  const ids = [...asked.ids];
  const where = { storeId, id: { in: ids } };
  const [planned, published] = [
    await tx.shift.findMany({ where, orderBy: { id: 'asc' } }),
    await tx.publishedShift.findMany({ where, orderBy: { id: 'asc' } }),
  ];
  if (!isAsPublished(planned, published)) throw new SwapShiftChanged();
  const plan = turned(planned);
  const told = turned(published);
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

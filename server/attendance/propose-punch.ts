import { businessDayOf } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { toldShiftsOf } from '@/server/roster/told-shifts';
import { storeSettings } from '@/server/stores/store-settings';
import { attachPunches } from './attach-punches';
import type { AttendedShift, PunchFact, Stay } from './attendance-rules';
import { attendedFacts } from './attended-facts';
import {
  ProposalNeedsBoth,
  ProposalNotNow,
  ProposalOfNothing,
  ProposalOfOneThatIsThere,
  ProposalsUsedUp,
  PunchDecided,
  PunchOfYourOwn,
} from './errors';
import { judgePerson, lockAttended } from './judge-person';
import { monthDate, refuseLocked } from './month-internal';
import { punchesOf } from './month-rules';
import { policiesOf } from './policies';
import { decideProposalInput, proposePunchInput } from './schema';

const HOUR_MS = 3_600_000;
/** So long back somebody remembers when it was, ms. */
const BACK_MS = 35 * 24 * HOUR_MS;
/** As far as limits of a shift reach, ms. */
const NEAR_MS = 8 * HOUR_MS;

/** Somebody's punches of days before and after, read for what a proposal would come to, ms. */
const AROUND_MS = 3 * 24 * HOUR_MS;

/**
 * Somebody says when they came or went on an earlier day and forgot to punch 补卡, or both where they punched neither: so many punches a
 * month, refused ones too.
 * @throws ProposalNotNow, ProposalOfNothing, ProposalNeedsBoth, ProposalOfOneThatIsThere, ProposalsUsedUp, MonthLocked
 */
export const proposePunch = command({
  name: 'attendance.proposePunch',
  permission: 'attendance.own',
  scope: 'store',
  input: proposePunchInput,
  async run(tx, { requestId, storeId, occurredAt, wentAt, reason }, ctx) {
    const { personId } = ctx.actor;
    await lockAttended(tx, personId);
    const store = await storeSettings(tx, storeId);
    const dayOf = (at: Date) => businessDayOf(at, store.timeZone, store.dayStartMinute);
    if (
      dayOf(wentAt ?? occurredAt) > dayOf(ctx.now) ||
      dayOf(occurredAt) >= dayOf(ctx.now) ||
      (wentAt ?? occurredAt) >= ctx.now ||
      ctx.now.getTime() - occurredAt.getTime() > BACK_MS
    )
      throw new ProposalNotNow();
    await refuseLocked(tx, storeId, occurredAt);
    if (!(await wasExpected(tx, { storeId, personId, at: occurredAt }))) throw new ProposalOfNothing();
    await refuseHalf(tx, { storeId, personId, occurredAt, wentAt: wentAt ?? null });
    const month = monthDate(dayOf(occurredAt).slice(0, 7));
    const most = (await policiesOf(tx, [storeId]))(storeId).proposalsPerMonth;
    const before = await tx.punchProposal.findMany({ where: { personId, month }, select: { wentAt: true } });
    const used = [...before, { wentAt: wentAt ?? null }].reduce((sum, one) => sum + punchesOf(one.wentAt), 0);
    if (used > most) throw new ProposalsUsedUp({ most });
    await tx.punchProposal.create({
      data: {
        storeId,
        id: requestId,
        personId,
        occurredAt,
        wentAt: wentAt ?? null,
        month,
        reason,
        proposedAt: ctx.now,
        state: 'ASKED',
      },
      select: { id: true },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.proposePunch',
      subjectKind: 'person',
      subjectId: personId,
      after: { at: occurredAt.toISOString(), ...(wentAt ? { wentAt: wentAt.toISOString() } : {}), reason },
      requestId,
    });
    return { proposalId: requestId, left: most - used };
  },
});

async function wasExpected(
  tx: Tx,
  { storeId, personId, at }: { storeId: string; personId: string; at: Date },
) {
  const span = { from: new Date(at.getTime() - NEAR_MS), to: new Date(at.getTime() + NEAR_MS) };
  const told = await toldShiftsOf(tx, [personId], span);
  if (told.some((shift) => shift.storeId === storeId)) return true;
  const punches = await tx.punch.count({
    where: { personId, storeId, occurredAt: { gte: span.from, lte: span.to } },
  });
  return punches > 0;
}

/**
 * What a proposal comes to, should it be confirmed, with what else waits: a shift nobody punched for would have half of what it needs, and one
 * more punch in a day that is whole would tear it apart.
 * @param said `id`: the proposal itself, once it is among those that wait
 * @throws ProposalNeedsBoth, ProposalOfOneThatIsThere
 */
async function refuseHalf(
  tx: Tx,
  said: { id?: string; storeId: string; personId: string; occurredAt: Date; wentAt: Date | null },
): Promise<void> {
  const { id, storeId, personId, occurredAt, wentAt } = said;
  const span = {
    from: new Date(occurredAt.getTime() - AROUND_MS),
    to: new Date(occurredAt.getTime() + AROUND_MS),
  };
  const [{ shifts, punches }, asked] = await Promise.all([
    attendedFacts(tx, personId, span),
    tx.punchProposal.findMany({
      where: {
        ...{ personId, state: 'ASKED', occurredAt: { gte: span.from, lte: span.to } },
        ...(id ? { NOT: { id } } : {}),
      },
      select: { id: true, storeId: true, occurredAt: true, wentAt: true },
    }),
  ]);
  const clocked = (id: string, of: string, at: Date | null): PunchFact[] =>
    at ? [{ id, storeId: of, kind: 'CLOCK', occurredAt: at }] : [];
  const there = [
    ...punches,
    ...asked.flatMap((one) => [
      ...clocked(one.id, one.storeId, one.occurredAt),
      ...clocked(`${one.id} went`, one.storeId, one.wentAt),
    ]),
  ];
  const proposed = [...clocked('came', storeId, occurredAt), ...clocked('went', storeId, wentAt)];
  const stays = attachPunches(shifts, [...there, ...proposed]);
  const mine = stays.find(({ visit }) => visit.in?.id === 'came' || visit.out?.id === 'came');
  if (wentAt && !(mine?.visit.in?.id === 'came' && mine.visit.out?.id === 'went'))
    throw new ProposalOfOneThatIsThere();
  if (mine && !(mine.visit.in && mine.visit.out)) {
    // Of a day that had all it needs it is one too many; of one that had nothing it is half.
    if (halvesOf(stays) > halvesOf(attachPunches(shifts, there)) && isWhole(shifts, there, occurredAt))
      throw new ProposalOfOneThatIsThere();
    throw new ProposalNeedsBoth();
  }
  if (!wentAt && halvesOf(stays) >= halvesOf(attachPunches(shifts, there)))
    throw new ProposalOfOneThatIsThere();
}

/** How many stays have a coming or a going alone. */
function halvesOf(stays: readonly Stay[]): number {
  const visits = new Set(stays.map(({ visit }) => visit));
  return [...visits].filter((visit) => Boolean(visit.in) !== Boolean(visit.out)).length;
}

/** Is there a stay with both around this moment? */
function isWhole(shifts: readonly AttendedShift[], punches: readonly PunchFact[], at: Date): boolean {
  return attachPunches(shifts, punches).some(
    ({ visit }) => visit.in && visit.out && visit.in.occurredAt <= at && at <= visit.out.occurredAt,
  );
}

/**
 * Confirmed, it is a punch like any other; refused, nothing.
 * @throws NotFound, PunchDecided, PunchOfYourOwn, MonthLocked, ProposalNeedsBoth, ProposalOfOneThatIsThere
 */
export const decideProposal = command({
  name: 'attendance.decideProposal',
  permission: 'attendance.keep',
  scope: 'store',
  input: decideProposalInput,
  async run(tx, { requestId, storeId, proposalId, confirmed, reason }, ctx) {
    const where = { storeId_id: { storeId, id: proposalId } };
    const { personId } = (await tx.punchProposal.findUnique({ where, select: { personId: true } })) ?? {};
    if (!personId) throw new NotFound({ noun: 'proposal' });
    if (personId === ctx.actor.personId) throw new PunchOfYourOwn();
    await lockAttended(tx, personId);
    const proposal = await tx.punchProposal.findUniqueOrThrow({ where });
    if (proposal.state !== 'ASKED') throw new PunchDecided();
    const { occurredAt, wentAt } = proposal;
    if (confirmed) {
      await refuseLocked(tx, storeId, occurredAt);
      // What came in since may have filled the gap.
      await refuseHalf(tx, { id: proposalId, storeId, personId, occurredAt, wentAt });
    }
    await tx.punchProposal.update({
      where,
      data: {
        state: confirmed ? 'CONFIRMED' : 'REFUSED',
        decidedAt: ctx.now,
        decidedById: ctx.actor.personId,
        decidedReason: reason,
      },
      select: { id: true },
    });
    if (confirmed) {
      const said = { storeId, personId, kind: 'CLOCK', receivedAt: ctx.now, proof: 'MANAGER' };
      const handedInById = ctx.actor.personId;
      await tx.punch.createMany({
        data: [
          { ...said, handedInById, id: partId(proposalId, 'punch'), occurredAt },
          ...(wentAt ? [{ ...said, handedInById, id: partId(proposalId, 'went'), occurredAt: wentAt }] : []),
        ],
      });
      await judgePerson(tx, { personId, around: occurredAt, now: ctx.now });
    }
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.decideProposal',
      subjectKind: 'person',
      subjectId: personId,
      after: {
        at: occurredAt.toISOString(),
        ...(wentAt ? { wentAt: wentAt.toISOString() } : {}),
        confirmed,
        ...(reason ? { reason } : {}),
      },
      requestId,
    });
    return { confirmed };
  },
});

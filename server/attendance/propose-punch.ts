import { businessDayOf } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { partId } from '@/server/platform/ids';
import { toldShiftsOf } from '@/server/roster/told-shifts';
import { storeSettings } from '@/server/stores/store-settings';
import { ProposalNotNow, ProposalOfNothing, ProposalsUsedUp, PunchDecided, PunchOfYourOwn } from './errors';
import { judgePerson, lockAttended } from './judge-person';
import { monthDate, refuseLocked } from './month-internal';
import { policiesOf } from './policies';
import { decideProposalInput, proposePunchInput } from './schema';

const HOUR_MS = 3_600_000;
/** So long back somebody remembers when it was, ms. */
const BACK_MS = 35 * 24 * HOUR_MS;
/** As far as limits of a shift reach, ms. */
const NEAR_MS = 8 * HOUR_MS;

/**
 * Somebody says when they came or went on an earlier day and forgot to punch 补卡: so many a month, refused ones too.
 * @throws ProposalNotNow, ProposalOfNothing, ProposalsUsedUp, MonthLocked
 */
export const proposePunch = command({
  name: 'attendance.proposePunch',
  permission: 'attendance.own',
  scope: 'store',
  input: proposePunchInput,
  async run(tx, { requestId, storeId, occurredAt, reason }, ctx) {
    const { personId } = ctx.actor;
    await lockAttended(tx, personId);
    const store = await storeSettings(tx, storeId);
    const dayOf = (at: Date) => businessDayOf(at, store.timeZone, store.dayStartMinute);
    if (dayOf(occurredAt) >= dayOf(ctx.now) || ctx.now.getTime() - occurredAt.getTime() > BACK_MS)
      throw new ProposalNotNow();
    await refuseLocked(tx, storeId, occurredAt);
    if (!(await wasExpected(tx, { storeId, personId, at: occurredAt }))) throw new ProposalOfNothing();
    const month = monthDate(dayOf(occurredAt).slice(0, 7));
    const most = (await policiesOf(tx, [storeId]))(storeId).proposalsPerMonth;
    const used = await tx.punchProposal.count({ where: { personId, month } });
    if (used >= most) throw new ProposalsUsedUp({ most });
    await tx.punchProposal.create({
      data: {
        storeId,
        id: requestId,
        personId,
        occurredAt,
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
      after: { at: occurredAt.toISOString(), reason },
      requestId,
    });
    return { proposalId: requestId, left: most - used - 1 };
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

/** Confirmed, it is a punch like any other; refused, nothing. @throws NotFound, PunchDecided, PunchOfYourOwn, MonthLocked */
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
    const { occurredAt } = proposal;
    if (confirmed) await refuseLocked(tx, storeId, occurredAt);
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
      await tx.punch.create({
        data: {
          storeId,
          id: partId(proposalId, 'punch'),
          personId,
          kind: 'CLOCK',
          occurredAt,
          receivedAt: ctx.now,
          proof: 'MANAGER',
          handedInById: ctx.actor.personId,
        },
        select: { id: true },
      });
      await judgePerson(tx, { personId, around: occurredAt, now: ctx.now });
    }
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'attendance.decideProposal',
      subjectKind: 'person',
      subjectId: personId,
      after: { at: occurredAt.toISOString(), confirmed, ...(reason ? { reason } : {}) },
      requestId,
    });
    return { confirmed };
  },
});

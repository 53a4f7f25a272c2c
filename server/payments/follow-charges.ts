import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActingContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { tendersThere } from '@/server/tills/tenders-there';
import { keepOutcome, settled } from './charge';
import { ChargeHasTicket } from './errors';
import { paymentProvider } from './provider-of';
import { explainChargeInput } from './schema';

/** A counter asks by itself for so long; then the clock does, ms. */
const ASKED_BY_COUNTER_MS = 60_000;
/** Whoever has not typed their password by then does not, ms. */
const TYPES_WITHIN_MS = 5 * 60_000;
/** A sale that was paid is finished by then, unless its tablet is without a line, ms. */
const FINISHED_WITHIN_MS = 15 * 60_000;
const AT_ONCE = 200;

/** By the clock, every minute: what nobody knows yet is asked about, and what was paid finds its ticket. */
export async function followCharges({ db, now }: ActingContext<'JOB'>): Promise<void> {
  const provider = paymentProvider(now);
  const before = (ms: number) => new Date(now.getTime() - ms);
  const asked = await db.paymentCharge.findMany({
    where: { state: 'ASKED', askedAt: { lt: before(ASKED_BY_COUNTER_MS) } },
    orderBy: { askedAt: 'asc' },
    take: AT_ONCE,
    select: { storeId: true, id: true, askedAt: true },
  });
  if (provider)
    for (const { storeId, id, askedAt } of asked) {
      const said = await settled(provider, id, now.getTime() - askedAt.getTime());
      const isLong = said.state === 'WAITING' && askedAt < before(TYPES_WITHIN_MS);
      await keepOutcome(db, { storeId, chargeId: id }, isLong ? await provider.cancel(id) : said, now);
    }
  await matchCharges(db, now);
}

type Matching = Pick<ActingContext<'JOB'>, 'db'>['db'];

async function matchCharges(db: Matching, now: Date): Promise<void> {
  const paid = await db.paymentCharge.findMany({
    where: { state: 'PAID', matchedAt: null, explainedById: null },
    orderBy: { askedAt: 'asc' },
    take: AT_ONCE,
    select: { storeId: true, id: true },
  });
  for (const storeId of new Set(paid.map((row) => row.storeId))) {
    const ids = paid.flatMap((row) => (row.storeId === storeId ? [row.id] : []));
    const there = await tendersThere(db, storeId, ids);
    if (there.size > 0)
      await db.paymentCharge.updateMany({
        where: { storeId, id: { in: [...there] }, state: 'PAID' },
        data: { matchedAt: now },
      });
  }
}

/** Money that was taken and that no ticket knows of, by now. */
export async function chargesWithoutTicket(reader: Reader, now: Date) {
  const rows = await reader.paymentCharge.findMany({
    where: {
      ...{ state: 'PAID', matchedAt: null, explainedById: null },
      settledAt: { lt: new Date(now.getTime() - FINISHED_WITHIN_MS) },
    },
    orderBy: { askedAt: 'asc' },
    take: AT_ONCE,
    select: { storeId: true, id: true, amountFen: true },
  });
  return rows.map((row) => ({ ...row, amountFen: fenOf(row.amountFen) }));
}

/** Says what became of money without a ticket: given back by the provider's own means, or booked by hand. @throws NotFound, ChargeHasTicket */
export const explainCharge = command({
  name: 'payments.explain',
  permission: 'payments.explain',
  scope: 'store',
  input: explainChargeInput,
  async run(tx, { requestId, storeId, chargeId, explanation }, ctx) {
    const { count } = await tx.paymentCharge.updateMany({
      where: { storeId, id: chargeId, state: 'PAID', explainedById: null, matchedAt: null },
      data: { explanation, explainedById: ctx.actor.personId },
    });
    if (count === 0) {
      const row = await tx.paymentCharge.findUnique({ where: { storeId_id: { storeId, id: chargeId } } });
      if (!row) throw new NotFound({ noun: 'payment' });
      throw new ChargeHasTicket();
    }
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'payments.explain',
      subjectKind: 'payment',
      subjectId: chargeId,
      after: { explanation },
      requestId,
    });
    return { chargeId };
  },
});

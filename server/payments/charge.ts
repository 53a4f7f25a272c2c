import type { z } from 'zod';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Db } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { storeSettings } from '@/server/stores/store-settings';
import { tendersThere } from '@/server/tills/tenders-there';
import { ChargeCalledOff, ChargeHasTicket, NoPaymentProvider } from './errors';
import type { ChargeOutcome, PaymentProvider } from './provider';
import { paymentProvider } from './provider-of';
import { beginChargeInput, type cancelChargeInput, type chargeInput } from './schema';

/** Longer than the call that asks for a payment is waited for, ms. */
const CALL_LASTS_MS = 15_000;

/** How a payment stands: WAITING and UNKNOWN are asked about again. */
export type ChargeStanding = ChargeOutcome;

/** Writes down that money will be asked for, before it is: whatever breaks then, it is looked for. @throws ChargeCalledOff */
const beginCharge = command({
  name: 'payments.begin',
  permission: 'sales.complete',
  scope: 'store',
  by: ['COUNTER'],
  input: beginChargeInput,
  outlivesItsPerson: true,
  async run(tx, { requestId: id, storeId, basketId, kind, amountFen }, ctx) {
    const { tillId } = ctx.actor.device;
    const { count } = await tx.paymentCharge.createMany({
      data: {
        ...{ storeId, id, basketId, tillId, kind, amountFen: BigInt(amountFen) },
        ...{ personId: ctx.actor.personId, askedAt: ctx.now },
      },
      skipDuplicates: true,
    });
    if (count === 0) throw new ChargeCalledOff();
    return { chargeId: id };
  },
});

/**
 * Asks a customer's phone for money. The same id again never asks twice: it says how the first stands.
 * @throws NoPaymentProvider, ChargeCalledOff
 */
export async function charge(
  ctx: ActorContext,
  input: z.output<typeof chargeInput>,
): Promise<ChargeStanding> {
  const provider = await providerOf(ctx, input.storeId);
  const { code, ...begun } = input;
  const at = { storeId: input.storeId, chargeId: input.requestId };
  const before = await rowOf(ctx.db, at);
  if (before?.state === 'CANCELLED') throw new ChargeCalledOff();
  if (before) return askCharge(ctx, at);
  await beginCharge.execute(ctx, begun);
  const store = await storeSettings(ctx.db, input.storeId);
  const outcome = await provider.charge({
    ...{ id: input.requestId, kind: input.kind, amountFen: input.amountFen, code },
    subject: store.name,
  });
  return keepOutcome(ctx.db, at, outcome, ctx.now);
}

/** How a payment stands by now; NONE: nobody was asked for it. @throws NoPaymentProvider */
export async function askCharge(
  { db, now }: Pick<ActorContext, 'db' | 'now'>,
  at: ChargeKey,
): Promise<ChargeStanding> {
  const row = await rowOf(db, at);
  if (!row) return { state: 'NONE' };
  if (row.state !== 'ASKED') return standingOf(row);
  const provider = await providerOf({ db, now }, at.storeId);
  return keepOutcome(
    db,
    at,
    await settled(provider, at.chargeId, now.getTime() - row.askedAt.getTime()),
    now,
  );
}

/** What became of a payment; one that the provider never heard of, and whose call is over, is called off so that it comes to nothing later. */
export async function settled(provider: PaymentProvider, id: string, ageMs: number): Promise<ChargeOutcome> {
  const said = await provider.query(id);
  return said.state === 'NONE' && ageMs > CALL_LASTS_MS ? provider.cancel(id) : said;
}

/**
 * Calls a payment off, or gives back what was taken, as long as no ticket has it. One that was never asked for is marked, so that a
 * request that comes late asks nobody.
 * @throws NoPaymentProvider, ChargeHasTicket
 */
export async function cancelCharge(
  ctx: ActorContext,
  input: z.output<typeof cancelChargeInput>,
): Promise<ChargeStanding> {
  const { storeId, chargeId, basketId, kind, amountFen } = input;
  const device = ctx.actor.device;
  if (!device || device.storeId !== storeId) throw new NotFound({ noun: 'device' });
  const at = { storeId, chargeId };
  const provider = await providerOf(ctx, storeId);
  await ctx.db.paymentCharge.createMany({
    data: {
      ...{ storeId, id: chargeId, basketId, tillId: device.tillId, kind, amountFen: BigInt(amountFen) },
      ...{ personId: ctx.actor.personId, askedAt: ctx.now, state: 'CANCELLED', settledAt: ctx.now },
    },
    skipDuplicates: true,
  });
  if ((await tendersThere(ctx.db, storeId, [chargeId])).size > 0) throw new ChargeHasTicket();
  const row = await rowOf(ctx.db, at);
  // Whose sale it was taken for is known at its own till alone: there it may be finished and not sent yet.
  if (row?.tillId !== device.tillId) throw new NotFound({ noun: 'payment' });
  if (row.state === 'REFUSED') return standingOf(row);
  return keepOutcome(ctx.db, at, await provider.cancel(chargeId), ctx.now);
}

export interface ChargeKey {
  storeId: string;
  chargeId: string;
}

/** What the provider said becomes what is known; a word that says nothing changes nothing. */
export async function keepOutcome(
  db: Db,
  { storeId, chargeId }: ChargeKey,
  outcome: ChargeOutcome,
  now: Date,
): Promise<ChargeStanding> {
  const { state } = outcome;
  if (state === 'UNKNOWN' || state === 'WAITING') return outcome;
  if (state === 'NONE') return { state: 'UNKNOWN' };
  await db.paymentCharge.updateMany({
    where: {
      ...{ storeId, id: chargeId },
      // What was paid can still be given back, while no ticket has it.
      ...(state === 'CANCELLED' ? { state: { in: ['ASKED', 'PAID'] }, matchedAt: null } : { state: 'ASKED' }),
    },
    data: {
      ...{ state, settledAt: now },
      ...(outcome.state === 'PAID' ? { reference: outcome.reference } : {}),
      ...(outcome.state === 'REFUSED' ? { refusal: outcome.refusal } : {}),
    },
  });
  const row = await rowOf(db, { storeId, chargeId });
  return row ? standingOf(row) : { state: 'NONE' };
}

function rowOf(db: Db, { storeId, chargeId }: ChargeKey) {
  return db.paymentCharge.findUnique({
    where: { storeId_id: { storeId, id: chargeId } },
    select: { state: true, reference: true, refusal: true, askedAt: true, tillId: true },
  });
}

function standingOf({ state, reference, refusal }: { state: string; reference: string; refusal: string }) {
  if (state === 'PAID') return { state, reference } as const;
  if (state === 'REFUSED') return { state, refusal } as const;
  return { state: state === 'CANCELLED' ? ('CANCELLED' as const) : ('UNKNOWN' as const) };
}

/** @throws NoPaymentProvider */
async function providerOf({ db, now }: { db: Db; now: Date }, storeId: string): Promise<PaymentProvider> {
  const store = await storeSettings(db, storeId);
  const provider = store.paymentProvider === 'GATEWAY' ? paymentProvider(now) : null;
  if (!provider) throw new NoPaymentProvider();
  return provider;
}

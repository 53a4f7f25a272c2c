import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPaymentSimulator } from '@/scripts/payments/simulator';
import { contextFor } from '@/server/context';
import type { ActorContext } from '@/server/platform/context';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { tellChargesWithoutTicket } from '@/server/reports/tell-charges-without-ticket';
import { completeSale } from '@/server/sales/complete-sale';
import { forgetStoreSettings } from '@/server/stores/store-settings';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeTill } from '@/tests/factories/tills';
import { askCharge, cancelCharge, charge } from './charge';
import { explainCharge, followCharges } from './follow-charges';
import { gateway } from './gateway';
import { listCharges } from './list-charges';

const jobContext = (now: Date) => contextFor({ kind: 'JOB', job: 'payments.follow' } as const, { now });
const KEY = 'the key that shop and gateway have in common';
const TYPES_MS = 300;
let simulator: Awaited<ReturnType<typeof startPaymentSimulator>>;
let counter: Awaited<ReturnType<typeof makeCounter>>;
let ctx: ActorContext;
let seq = 0;

beforeAll(async () => {
  simulator = await startPaymentSimulator(KEY, { typesMs: TYPES_MS });
  process.env.PAYMENT_URL = simulator.origin;
  process.env.PAYMENT_KEY = KEY;
  counter = await makeCounter();
  ctx = counter.ctx as ActorContext;
  await db().store.update({ where: { id: counter.store.id }, data: { paymentProvider: 'GATEWAY' } });
  forgetStoreSettings(counter.store.id);
});
afterAll(() => simulator.close());

const wanted = (ending: string, over = {}) => ({
  requestId: newId(),
  storeId: counter.store.id,
  basketId: newId(),
  kind: 'WECHAT' as const,
  amountFen: 12_345,
  code: `1345678901234567${ending}`,
  ...over,
});
const keyOf = (input: { requestId: string }) => ({ storeId: counter.store.id, chargeId: input.requestId });
const calledOff = (input: ReturnType<typeof wanted>) => {
  const { requestId: chargeId, code: _, ...rest } = input;
  return cancelCharge(ctx, { ...rest, requestId: newId(), chargeId });
};
const later = (ms: number) => ({ ...ctx, now: new Date(ctx.now.getTime() + ms) });

describe('a payment by the customer’s code', () => {
  it('is paid once, however often it is asked for, and keeps no code', async () => {
    const input = wanted('99');
    const first = await charge(ctx, input);
    expect(first).toMatchObject({ state: 'PAID', reference: expect.stringMatching(/^42000/) });
    expect(await charge(ctx, input)).toEqual(first);
    expect(simulator.taken().get(input.requestId)).toBe(12_345);
    const [{ kept = '' } = {}] = await db().$queryRaw<{ kept: string }[]>`
      SELECT (SELECT json_agg(row_to_json(p))::text FROM payment_charge p)
        || (SELECT json_agg(row_to_json(r))::text FROM command_request r) AS kept`;
    expect(kept).toContain(input.requestId);
    expect(kept).not.toContain(input.code);
  });

  it('is refused with the provider’s reason', async () => {
    expect(await charge(ctx, wanted('01'))).toEqual({ state: 'REFUSED', refusal: '余额不足' });
  });

  it.each([
    ['02', 'PAID'],
    ['03', 'REFUSED'],
  ])('waits for a password, code %s, then it is %s', async (ending, state) => {
    const input = wanted(ending);
    expect(await charge(ctx, input)).toMatchObject({ state: 'WAITING' });
    await vi.waitFor(async () => expect(await askCharge(ctx, keyOf(input))).toMatchObject({ state }), {
      timeout: 10_000,
    });
  });

  it('whose answer is lost is asked about, and is what became of it', async () => {
    const input = wanted('04');
    expect(await charge(ctx, input)).toEqual({ state: 'UNKNOWN' });
    expect(await askCharge(ctx, keyOf(input))).toMatchObject({ state: 'PAID' });
  });

  it('that the provider never heard of is called off once its call is over, and takes nothing later', async () => {
    const input = wanted('05');
    expect(await charge(ctx, input)).toEqual({ state: 'UNKNOWN' });
    expect(await askCharge(ctx, keyOf(input))).toEqual({ state: 'UNKNOWN' });
    expect(await askCharge(later(20_000), keyOf(input))).toEqual({ state: 'CANCELLED' });
    const late = await gateway(simulator.origin, KEY, { now: new Date() }).charge({
      ...{ id: input.requestId, kind: 'WECHAT', amountFen: 12_345, code: input.code, subject: '' },
    });
    expect(late).toEqual({ state: 'CANCELLED' });
    expect(simulator.taken().has(input.requestId)).toBe(false);
  });

  it('is called off while nobody knows, and given back after it was paid', async () => {
    for (const ending of ['06', '88']) {
      const input = wanted(ending);
      await charge(ctx, input);
      expect(await calledOff(input)).toEqual({ state: 'CANCELLED' });
      expect(simulator.taken().has(input.requestId)).toBe(false);
    }
  });

  it('is called off at its own till alone: there its sale may be finished and not sent yet', async () => {
    const input = wanted('88');
    await charge(ctx, input);
    const { device } = await makeTill(counter.store, '07');
    const elsewhere = await contextOf(counter.person, { device });
    const { requestId: chargeId, code: _, ...rest } = input;
    const cancel = cancelCharge(elsewhere as ActorContext, { ...rest, requestId: newId(), chargeId });
    await expect(cancel).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(simulator.taken().get(chargeId)).toBe(12_345);
  });

  it('called off before it came takes no money when it comes', async () => {
    const input = wanted('88');
    expect(await calledOff(input)).toEqual({ state: 'CANCELLED' });
    await expect(charge(ctx, input)).rejects.toMatchObject({ code: 'CHARGE_CALLED_OFF' });
    expect(simulator.taken().has(input.requestId)).toBe(false);
  });

  it('called off at the same moment as it is asked for takes money only where it says so', async () => {
    for (let round = 0; round < 8; round += 1) {
      const input = wanted('88');
      await Promise.allSettled([charge(ctx, input), calledOff(input)]);
      const now = await askCharge(later(20_000), keyOf(input));
      expect(simulator.taken().has(input.requestId)).toBe(now.state === 'PAID');
    }
  });

  it('without a provider, or with one that does not sign, is none', async () => {
    const unsigned = await gateway(simulator.origin, 'another key of at least thirty-two letters', {
      now: new Date(),
    }).query(newId());
    expect(unsigned).toEqual({ state: 'UNKNOWN' });
    expect(await gateway('http://127.0.0.1:9', KEY, { now: new Date() }).query(newId())).toEqual({
      state: 'UNKNOWN',
    });
    const other = await makeCounter();
    await expect(
      charge(other.ctx as ActorContext, wanted('88', { storeId: other.store.id })),
    ).rejects.toMatchObject({ code: 'NO_PAYMENT_PROVIDER' });
  });
});

describe('the clock', () => {
  it('finds out what nobody knew, and matches what was paid with its ticket', async () => {
    const lost = wanted('04');
    await charge(ctx, lost);
    const product = await makeProduct({ listPriceFen: 12_345 });
    seq += 1;
    const sale = makeSale(counter.at(seq), [{ product, quantity: '1' }]);
    const [tender] = sale.tenders;
    if (!tender) throw new Error('one tender');
    await completeSale(counter.ctx, {
      ...{ storeId: counter.store.id, ...sale },
      tenders: [{ ...tender, id: lost.requestId, kind: 'WECHAT' }],
    });
    const minutes = (count: number) => jobContext(new Date(Date.now() + count * 60_000));
    await followCharges(minutes(2));
    const row = await db().paymentCharge.findFirstOrThrow({ where: { id: lost.requestId } });
    expect(row).toMatchObject({ state: 'PAID', matchedAt: expect.any(Date) });
    await expect(calledOff(lost)).rejects.toMatchObject({ code: 'CHARGE_HAS_TICKET' });
  });

  it('tells the manager once of money that has no ticket, until somebody says what became of it', async () => {
    const manager = await makePerson(['STORE_MANAGER'], counter.store.id);
    const input = wanted('77');
    await charge(ctx, input);
    const soon = jobContext(new Date(Date.now() + 10 * 60_000));
    const at = jobContext(new Date(Date.now() + 20 * 60_000));
    const told = () =>
      db().notice.count({ where: { personId: manager.id, cause: `charge:${input.requestId}` } });
    await followCharges(soon);
    await tellChargesWithoutTicket(soon);
    expect(await told()).toBe(0);
    for (const _ of [1, 2]) await tellChargesWithoutTicket(at);
    expect(await told()).toBe(1);
    const unmatched = async () =>
      (await listCharges(db(), { storeIds: [counter.store.id], state: 'UNMATCHED' })).rows.map(
        ({ id }) => id,
      );
    expect(await unmatched()).toContain(input.requestId);
    await explainCharge.execute(await contextOf(manager), {
      ...{ requestId: newId(), storeId: counter.store.id, chargeId: input.requestId },
      explanation: '已在商户平台退给顾客',
    });
    expect(await unmatched()).not.toContain(input.requestId);
  });
});

it('the database refuses what must never be', async () => {
  const input = wanted('88');
  await charge(ctx, input);
  const set = (of: string) =>
    db().$executeRawUnsafe(`UPDATE payment_charge SET ${of} WHERE id = '${input.requestId}'`);
  await expect(set(`reference = ''`)).rejects.toThrow(/payment_charge_paid_has_a_reference/);
  await expect(set(`state = 'ASKED'`)).rejects.toThrow(/payment_charge_ends_once/);
  await expect(set(`amount_fen = 0`)).rejects.toThrow(/payment_charge_is_something/);
  await expect(set(`explanation = 'x'`)).rejects.toThrow(/payment_charge_explained_by_somebody/);
});

import { beforeEach, describe, expect, it } from 'vitest';
import { grantApproval } from '@/server/approvals/grant-approval';
import { forgetLimits } from '@/server/limits/limits-of-store';
import { setLimit, setStoreLimit } from '@/server/limits/set-limit';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { type LineSketch, makeSale } from '@/tests/factories/sales';
import { contextOf, givePin, makePerson } from '@/tests/factories/staff';
import { completeSale } from './complete-sale';
import { counterSettings } from './counter-settings';

const PIN = '271828';

describe('what a role may give alone', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let head: Awaited<ReturnType<typeof contextOf>>;
  let managerId: string;
  let seq: number;
  beforeEach(async () => {
    shop = await makeCounter();
    const manager = await makePerson(['STORE_MANAGER'], shop.store.id);
    await givePin(manager.id, PIN);
    managerId = manager.id;
    head = await contextOf(await makePerson(['HEAD_OFFICE'], null));
    seq = 0;
    await db().roleLimit.updateMany({ data: { state: 'ALLOWED', limitBp: null, changedAt: new Date(0) } });
    forgetLimits();
  });

  const chain = (said: Omit<Parameters<typeof setLimit.execute>[1], 'requestId'>) =>
    setLimit.execute(head, { requestId: newId(), ...said });
  const ofStore = (said: Omit<Parameters<typeof setStoreLimit.execute>[1], 'requestId' | 'storeId'>) =>
    setStoreLimit.execute(head, { requestId: newId(), storeId: shop.store.id, ...said });

  async function rungUp(sketch: Partial<LineSketch>, options: Parameters<typeof makeSale>[2] = {}) {
    const product = await makeProduct({ listPriceFen: 10_000 });
    seq += 1;
    const sale = makeSale(shop.at(seq), [{ product, id: newId(), ...sketch }], options);
    const named = sketch.unitPriceFen
      ? { ...sale, lines: sale.lines.map((line) => ({ ...line, overrideReason: '@match' })) }
      : sale;
    return { product, sale: named };
  }
  async function book(sale: Awaited<ReturnType<typeof rungUp>>['sale']) {
    const { flags, lines } = await completeSale(shop.ctx, { storeId: shop.store.id, ...sale });
    return { isBreach: flags.includes('BREACH'), flags: lines[0]?.flags, breach: lines[0]?.breach };
  }
  async function word(
    { product, sale }: Awaited<ReturnType<typeof rungUp>>,
    kind: 'OVER_LIMIT' | 'BELOW_FLOOR',
  ) {
    const [line] = sale.lines;
    const { approvalId } = await grantApproval(shop.ctx, {
      requestId: newId(),
      storeId: shop.store.id,
      kind,
      granterId: managerId,
      reason: '@regular',
      subjectId: sale.id,
      lineId: line?.id ?? '',
      productId: product.id,
      quantity: line?.quantity ?? '',
      netFen: line?.netFen ?? 0,
      oldFen: 10_000,
      pin: PIN,
    });
    return { ...sale, lines: sale.lines.map((one) => ({ ...one, approvalId })) };
  }
  const percent = (basisPoints: number) => ({ discount: { kind: 'percent' as const, basisPoints } });

  it('nothing set changes nothing', async () => {
    const { sale } = await rungUp({ unitPriceFen: 9_000, ...percent(5_000) });
    expect(await book(sale)).toEqual({ isBreach: false, flags: [], breach: false });
  });

  it('within it is free; beyond it is a breach, or allowed by somebody once and for exactly that', async () => {
    await chain({ role: 'CLERK', act: 'LINE_DISCOUNT', state: 'ALLOWED', limitBp: 1_000 });
    expect((await book((await rungUp(percent(1_000))).sale)).breach).toBe(false);
    const over = await rungUp(percent(2_000));
    expect(await book(over.sale)).toEqual({ isBreach: true, flags: ['OVER_LIMIT'], breach: true });
    const asked = await rungUp(percent(2_000));
    const allowed = await word(asked, 'OVER_LIMIT');
    expect(await book(allowed)).toEqual({ isBreach: false, flags: ['OVER_LIMIT'], breach: false });
    const [line] = allowed.lines;
    expect(
      await db().approvalUse.count({ where: { storeId: shop.store.id, approvalId: line?.approvalId ?? '' } }),
    ).toBe(1);
    // Another price is another act.
    const other = await rungUp(percent(2_500));
    const lent = {
      ...other.sale,
      lines: other.sale.lines.map((one) => ({ ...one, approvalId: line?.approvalId ?? '' })),
    };
    expect((await book(lent)).breach).toBe(true);
  });

  it('what is denied nobody can allow', async () => {
    await chain({ role: 'CLERK', act: 'PRICE_CHANGE', state: 'DENIED', limitBp: null });
    expect((await book(await word(await rungUp({ unitPriceFen: 9_000 }), 'OVER_LIMIT'))).breach).toBe(true);
    await chain({ role: 'CLERK', act: 'PRICE_CHANGE', state: 'NEEDS_APPROVAL', limitBp: null });
    expect((await book(await word(await rungUp({ unitPriceFen: 9_000 }), 'OVER_LIMIT'))).breach).toBe(false);
  });

  it('a word for the floor covers the limit too, a word for the limit never the floor', async () => {
    await chain({ role: 'CLERK', act: 'LINE_DISCOUNT', state: 'ALLOWED', limitBp: 1_000 });
    const product = await makeProduct({ listPriceFen: 10_000, floorPriceFen: 9_000 });
    const below = async () => (await rungUp({ product, ...percent(2_000) })).sale;
    expect((await book(await word({ product, sale: await below() }, 'OVER_LIMIT'))).breach).toBe(true);
    expect((await book(await word({ product, sale: await below() }, 'BELOW_FLOOR'))).breach).toBe(false);
  });

  it('a basket’s discount is held against the lines it takes from', async () => {
    await chain({ role: 'CLERK', act: 'BASKET_DISCOUNT', state: 'ALLOWED', limitBp: 500 });
    const at = async (basisPoints: number) =>
      book((await rungUp({}, { basketDiscount: { kind: 'percent', basisPoints } })).sale);
    expect((await at(500)).breach).toBe(false);
    expect((await at(600)).breach).toBe(true);
  });

  it('a store is stricter, never freer, and goes by the chain again; the manager has their own', async () => {
    await chain({ role: 'CLERK', act: 'LINE_DISCOUNT', state: 'ALLOWED', limitBp: 3_000 });
    await expect(
      ofStore({ role: 'CLERK', act: 'LINE_DISCOUNT', state: 'ALLOWED', limitBp: 4_000 }),
    ).rejects.toMatchObject({ code: 'LIMIT_FREER_THAN_CHAIN' });
    await ofStore({ role: 'CLERK', act: 'LINE_DISCOUNT', state: 'NEEDS_APPROVAL', limitBp: null });
    const settings = await counterSettings(shop.ctx as never, shop.store.id);
    expect(settings.limits.own.LINE_DISCOUNT).toEqual({ freeBp: 0, mostBp: 10_000 });
    expect((await book((await rungUp(percent(100))).sale)).breach).toBe(true);
    await ofStore({ role: 'CLERK', act: 'LINE_DISCOUNT', state: null, limitBp: null });
    expect((await book((await rungUp(percent(3_000))).sale)).breach).toBe(false);
    const trail = await db().auditEntry.findMany({
      where: { scopeId: shop.store.id, action: 'limits.setOfStore' },
      orderBy: { id: 'asc' },
    });
    expect(trail.map(({ after }) => after)).toMatchObject([{ state: 'NEEDS_APPROVAL' }, { asChain: true }]);
  });

  it('what was sold before a limit was set is not held against it', async () => {
    const { sale } = await rungUp(percent(2_000));
    await chain({ role: 'CLERK', act: 'LINE_DISCOUNT', state: 'DENIED', limitBp: null });
    expect((await book({ ...sale, occurredAt: new Date(Date.now() - 60_000) })).breach).toBe(false);
    expect((await book((await rungUp(percent(2_000))).sale)).breach).toBe(true);
  });

  it('the database holds it: over a limit is allowed by somebody or answered for', async () => {
    const { sale } = await rungUp({});
    await book(sale);
    await expect(
      db()
        .$executeRaw`UPDATE ticket_line SET flags = ARRAY['OVER_LIMIT'] WHERE id = ${sale.lines[0]?.id}::uuid`,
    ).rejects.toThrow();
    const [{ holds } = { holds: '' }] = await db().$queryRaw<{ holds: string }[]>`
      SELECT pg_get_constraintdef(oid) AS holds FROM pg_constraint WHERE conname = 'ticket_line_over_limit_is_approved_or_breach'`;
    expect(holds).toContain('OVER_LIMIT');
    for (const [limitBp, act] of [
      [0, 'LINE_DISCOUNT'],
      [10_000, 'LINE_DISCOUNT'],
      [500, 'PRICE_CHANGE'],
    ] as const)
      await expect(
        db().roleLimit.create({
          data: {
            role: 'CLERK',
            act,
            state: 'ALLOWED',
            limitBp,
            changedById: managerId,
            changedAt: new Date(),
          },
        }),
      ).rejects.toThrow(/role_limit_percent/);
  });

  it('is head office’s to set', async () => {
    const manager = await contextOf({ id: managerId, name: '' });
    await expect(
      setLimit.execute(manager, {
        requestId: newId(),
        role: 'CLERK',
        act: 'LINE_DISCOUNT',
        state: 'ALLOWED',
        limitBp: null,
      }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

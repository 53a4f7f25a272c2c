import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeSale } from '@/tests/factories/sales';
import { makePerson } from '@/tests/factories/staff';
import { completeSale } from './complete-sale';

let shop: Awaited<ReturnType<typeof makeCounter>>;
let product: Awaited<ReturnType<typeof makeProduct>>;
beforeAll(async () => {
  shop = await makeCounter();
  product = await makeProduct();
});

const bySomebody = (seq: number, personId: string) =>
  completeSale(shop.ctx, {
    storeId: shop.store.id,
    ...makeSale({ ...shop.at(seq), personId }, [{ product }]),
  });

describe('who rang a late sale up', () => {
  it('may have lost the role or left meanwhile: booked in their name and flagged', async () => {
    const lost = await makePerson(['CLERK'], shop.store.id);
    await db().roleGrant.updateMany({ where: { personId: lost.id }, data: { revokedAt: new Date() } });
    const left = await makePerson(['CLERK'], shop.store.id);
    await db().person.update({ where: { id: left.id }, data: { deactivatedAt: new Date() } });
    for (const [index, person] of [lost, left].entries()) {
      const result = await bySomebody(index + 1, person.id);
      expect(result.flags).toContain('CASHIER_NOT_ENTITLED');
      const ticket = await db().ticket.findFirstOrThrow({ where: { id: result.ticketId } });
      expect(ticket.personId).toBe(person.id);
    }
  });

  it('is refused only when the company does not know them', async () => {
    await expect(bySomebody(3, newId())).rejects.toMatchObject({ code: 'CASHIER_UNKNOWN' });
  });

  it('has a role since a moment ago: not flagged', async () => {
    await bySomebody(4, shop.person.id);
    const fresh = await makePerson(['CLERK'], shop.store.id);
    expect((await bySomebody(5, fresh.id)).flags).not.toContain('CASHIER_NOT_ENTITLED');
  });
});

describe('the salesperson of a line', () => {
  it.each([
    ['somebody nobody knows', () => newId(), ['SALESPERSON_UNKNOWN']],
    [
      'somebody of another store',
      async () => (await makePerson(['CLERK'], (await makeCounter()).store.id)).id,
      ['SALESPERSON_OF_OTHER_STORE'],
    ],
    ['a colleague', async () => (await makePerson(['TECHNICIAN'], shop.store.id)).id, []],
  ])('%s is kept as given', async (what, make, flags) => {
    const salespersonId = await make();
    const seq = 10 + what.length;
    const sale = makeSale(shop.at(seq), [{ product }]);
    const lines = sale.lines.map((line) => ({ ...line, salespersonId }));
    const result = await completeSale(shop.ctx, { storeId: shop.store.id, ...sale, lines });
    expect(result.lines.map((line) => line.flags)).toEqual([flags]);
    const line = await db().ticketLine.findFirstOrThrow({ where: { ticketId: sale.id } });
    expect(line.salespersonId).toBe(salespersonId);
  });
});

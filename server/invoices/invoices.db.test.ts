import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { completeReturn } from '@/server/sales/complete-return';
import { completeSale } from '@/server/sales/complete-sale';
import { receiptToken } from '@/server/sales/receipt-link';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { askInvoice, askInvoiceByLink } from './ask-invoice';
import { listInvoices } from './list-invoices';
import { receiptByLink } from './receipt-by-link';
import { declineInvoice, issueInvoice } from './settle-invoice';

process.env.AUTH_SECRET ??= 'a secret of an installation, for tests alone';

const COMPANY = {
  buyer: 'COMPANY' as const,
  title: '南京云锦家具有限公司',
  taxNumber: '91320100MA1ABCDE2X',
  mail: 'fapiao@example.com',
};

type Context = Awaited<ReturnType<typeof contextOf>>;
let counter: Awaited<ReturnType<typeof makeCounter>>;
let product: Awaited<ReturnType<typeof makeProduct>>;
let accountant: Context;
let seq = 0;
const base = () => ({ storeId: counter.store.id, requestId: newId() });

async function sold() {
  seq += 1;
  const sale = makeSale(counter.at(seq), [{ product, quantity: '2' }]);
  await completeSale(counter.ctx, { storeId: counter.store.id, ...sale });
  return sale;
}
const ask = (ticketId: string) => askInvoice.execute(counter.ctx, { ...base(), ticketId, ...COMPANY });
const byLink = (number: string, token = receiptToken(number), requestId = newId()) =>
  askInvoiceByLink(counter.ctx, { requestId, number, token, ...COMPANY });

beforeAll(async () => {
  counter = await makeCounter();
  product = await makeProduct({ listPriceFen: 10_000 });
  accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
});

describe('a receipt on the customer’s phone', () => {
  it('is opened by its link alone, and says nothing of who bought or what it cost the shop', async () => {
    const { number } = await sold();
    const found = await receiptByLink(db(), { number, token: receiptToken(number) }, new Date());
    expect(found?.ticket).toMatchObject({ number, totalFen: 20_000, customer: null });
    expect(JSON.stringify(found)).not.toMatch(/floor|breach|approv|salesperson|flags|reference/i);
    expect(await receiptByLink(db(), { number, token: 'A'.repeat(22) }, new Date())).toBeNull();
    const inThreeYears = new Date(Date.now() + 3 * 366 * 86_400_000);
    expect(await receiptByLink(db(), { number, token: receiptToken(number) }, inThreeYears)).toBeNull();
  });

  it('that no tablet has sent yet is said to be on its way', async () => {
    const number = `${counter.device.prefix}-999999`;
    const found = await receiptByLink(db(), { number, token: receiptToken(number) }, new Date());
    expect(found).toMatchObject({ ticket: null, heading: { name: counter.store.name } });
  });
});

describe('an invoice', () => {
  it('is asked for once a receipt, by the customer or at the counter, whoever is quicker', async () => {
    const sale = await sold();
    const requestId = newId();
    const asked = await Promise.allSettled([
      byLink(sale.number, undefined, requestId),
      ask(sale.id),
      byLink(sale.number),
    ]);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of asked)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'INVOICE_ASKED_ALREADY' });
    expect(await db().invoiceRequest.count({ where: { ticketId: sale.id } })).toBe(1);
  });

  it('asked for twice by one request is one', async () => {
    const sale = await sold();
    const requestId = newId();
    await byLink(sale.number, undefined, requestId);
    expect(await byLink(sale.number, undefined, requestId)).toEqual({ invoiceId: requestId });
  });

  it('keeps whom it is made out to with the request alone', async () => {
    const sale = await sold();
    await byLink(sale.number);
    await ask((await sold()).id);
    const trail = await db().auditEntry.findMany({ where: { action: 'invoices.ask' } });
    expect(trail.length).toBeGreaterThan(1);
    expect(JSON.stringify(trail)).not.toMatch(/云锦|91320100|fapiao/);
  });

  it('is over what was paid and kept; of what came back wholly there is none', async () => {
    const sale = await sold();
    const { invoiceId } = await ask(sale.id);
    seq += 1;
    await completeReturn.execute(counter.ctx, {
      storeId: counter.store.id,
      ...makeReturn(counter.at(seq), sale, { quantity: '1', refundFen: 10_000 }),
    });
    const issue = { ...base(), invoiceId, invoiceNumber: '25322000000012345678' };
    await expect(issueInvoice.execute(accountant, { ...issue, invoicedFen: 10_001 })).rejects.toMatchObject({
      code: 'INVOICE_TOO_HIGH',
      params: { left: '100.00' },
    });
    await expect(issueInvoice.execute(counter.ctx, { ...issue, invoicedFen: 1 })).rejects.toThrow(Forbidden);
    await issueInvoice.execute(accountant, { ...issue, ...{ requestId: newId() }, invoicedFen: 10_000 });
    await expect(
      declineInvoice.execute(accountant, { ...base(), invoiceId, reason: '重复' }),
    ).rejects.toMatchObject({ code: 'INVOICE_SETTLED' });
    await expect(ask(sale.id)).rejects.toMatchObject({ code: 'INVOICE_ASKED_ALREADY' });
    const { rows } = await listInvoices(db(), { storeIds: [counter.store.id], state: 'ISSUED' });
    expect(rows[0]).toMatchObject({
      number: sale.number,
      totalFen: 20_000,
      cameBackFen: 10_000,
      invoicedFen: 10_000,
    });
  });

  it('declined says why to the customer, and may be asked for anew', async () => {
    const sale = await sold();
    const { invoiceId } = await ask(sale.id);
    await declineInvoice.execute(accountant, { ...base(), invoiceId, reason: '税号与抬头不符' });
    const found = await receiptByLink(
      db(),
      { number: sale.number, token: receiptToken(sale.number) },
      new Date(),
    );
    expect(found?.invoice).toMatchObject({ state: 'DECLINED', reason: '税号与抬头不符' });
    await byLink(sale.number);
  });

  it.each([
    [{ taxNumber: '' }],
    [{ taxNumber: '91320100' }],
    [{ buyer: 'PERSON' as const }],
    [{ title: ' ' }],
    [{ mail: 'nobody' }],
  ])('is refused with %o', async (over) => {
    const sale = await sold();
    await expect(
      askInvoice.execute(counter.ctx, { ...base(), ticketId: sale.id, ...COMPANY, ...over }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is refused by the database what it must never hold', async () => {
    const { invoiceId } = await ask((await sold()).id);
    const set = (of: string) =>
      db().$executeRawUnsafe(`UPDATE invoice_request SET ${of} WHERE id = '${invoiceId}'`);
    await expect(set(`tax_number = ''`)).rejects.toThrow(/invoice_request_company_has_a_tax_number/);
    await expect(set(`state = 'ISSUED'`)).rejects.toThrow(/invoice_request_/);
    await expect(set(`mail = 'x'`)).rejects.toThrow(/invoice_request_has_a_mail/);
    await expect(set(`reason = 'x'`)).rejects.toThrow(/invoice_request_declined_says_why/);
  });
});

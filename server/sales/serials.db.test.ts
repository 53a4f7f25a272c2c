import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/platform/db';
import { checkBooks } from '@/server/reports/books/check-books';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCounter } from '@/tests/factories/counter';
import { makeReturn, makeSale } from '@/tests/factories/sales';
import { completeReturn } from './complete-return';
import { completeSale } from './complete-sale';
import { listTickets } from './list-tickets';
import { ticketDetail } from './ticket-detail';

describe('serial numbers', () => {
  let shop: Awaited<ReturnType<typeof makeCounter>>;
  let phone: Awaited<ReturnType<typeof makeProduct>>;
  let seq = 0;
  const at = () => {
    seq += 1;
    return shop.at(seq);
  };
  const sell = (serials: string[] | undefined, quantity = '1') => {
    const sale = makeSale(at(), [{ product: phone, quantity, ...(serials ? { serials } : {}) }]);
    return completeSale(shop.ctx, { storeId: shop.store.id, ...sale }).then((result) => ({ sale, result }));
  };
  const flagsOf = async (serials: string[] | undefined, quantity?: string) =>
    (await sell(serials, quantity)).result.lines[0]?.flags;
  beforeAll(async () => {
    shop = await makeCounter();
    phone = await makeProduct({ needsSerial: true, listPriceFen: 10_000 });
  });

  it('are kept with the line, and a piece sold twice or without a number is booked and flagged', async () => {
    const { sale, result } = await sell(['sn-1', 'SN-2'], '2');
    expect(result.flags).toEqual([]);
    const [line] = (await ticketDetail(db(), shop.store.id, sale.id, { floor: false })).lines;
    expect(line?.serials.map(({ serial, returned }) => [serial, returned])).toEqual([
      ['SN-1', false],
      ['SN-2', false],
    ]);
    const again = await sell(['SN-2']);
    expect(again.result.flags).toEqual(['SERIAL_TWICE']);
    expect(again.result.lines[0]?.flags).toEqual(['SERIAL_TWICE']);
    expect(await flagsOf(undefined)).toEqual(['SERIAL_MISSING']);
    expect(await flagsOf(['SN-3'], '2')).toEqual(['SERIAL_MISSING']);
    await expect(sell(['?'])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('of several pieces say which come back, and may be sold anew then', async () => {
    const { sale } = await sell(['B-10', 'B-11', 'B-12'], '3');
    const back = (serials: string[] | undefined, quantity: string, refundFen: number) => {
      const input = makeReturn(at(), sale, { quantity, refundFen });
      const lines = input.lines.map((line) => ({ ...line, ...(serials ? { serials } : {}) }));
      return completeReturn.execute(shop.ctx, { storeId: shop.store.id, ...input, lines });
    };
    await expect(back(undefined, '1', 10_000)).rejects.toMatchObject({ code: 'SERIALS_WANTED' });
    seq -= 1;
    await expect(back(['B-99'], '1', 10_000)).rejects.toMatchObject({ code: 'SERIAL_NOT_OF_LINE' });
    seq -= 1;
    await back(['B-11'], '1', 10_000);
    await expect(back(['B-11'], '1', 10_000)).rejects.toMatchObject({ code: 'SERIAL_NOT_OF_LINE' });
    seq -= 1;
    expect(await flagsOf(['B-11'])).toEqual([]);
    expect(await flagsOf(['B-10'])).toEqual(['SERIAL_TWICE']);
    // All that is left need not be named.
    await back(undefined, '2', 20_000);
    const [line] = (await ticketDetail(db(), shop.store.id, sale.id, { floor: false })).lines;
    expect(line?.serials.every(({ returned }) => returned)).toBe(true);
  });

  it('two tills that sell one piece at the same moment: one is flagged', async () => {
    const both = await Promise.all([sell(['RACE-1']), sell(['RACE-1'])]);
    expect(both.flatMap(({ result }) => result.flags)).toEqual(['SERIAL_TWICE']);
  });

  it('lead the office to the ticket, and to what was sold twice', async () => {
    const { sale } = await sell(['FIND-ME-7']);
    const { tickets } = await listTickets(db(), { storeIds: [shop.store.id], goods: 'find-me-7' });
    expect(tickets.map(({ id }) => id)).toEqual([sale.id]);
    const twice = await sell(['FIND-ME-7']);
    const marked = await listTickets(db(), { storeIds: [shop.store.id], mark: 'serialTwice' });
    expect(marked.tickets[0]).toMatchObject({ id: twice.sale.id });
  });

  it('leave the books true', async () => {
    const facts = await checkBooks(db());
    expect(facts.flatMap(({ number, examples }) => ([1, 2, 3].includes(number) ? examples : []))).toEqual([]);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden, NotFound, RequestConflict } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { returnReport } from '@/server/reports/decide-report';
import { submitReport } from '@/server/reports/submit-report';
import { completeSale } from '@/server/sales/complete-sale';
import { forgetStoreSettings } from '@/server/stores/store-settings';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { moveCash } from '@/server/tills/move-cash';
import { openTill } from '@/server/tills/open-till';
import { makeAttachment } from '@/tests/factories/attachments';
import { makeProduct } from '@/tests/factories/catalog';
import { makeSale } from '@/tests/factories/sales';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { makeTill } from '@/tests/factories/tills';
import { asOwner } from '@/tests/helpers/database';
import { addVoucher } from './add-voucher';
import { VouchersAreIn, VouchersMissing } from './errors';
import { vouchersOfDay } from './list-vouchers';
import { removeVoucher } from './remove-voucher';

/** A closed till with a card sale and 20 yuan paid out for water. */
async function shopDay() {
  const store = await makeStore();
  const clerk = await makePerson(['CLERK'], store.id);
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  const accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
  const { device } = await makeTill(store);
  const ctx = await contextOf(clerk, { device });
  const base = () => ({ storeId: store.id, requestId: newId() });
  const { sessionId, businessDay: day } = await openTill.execute(ctx, { ...base(), floatFen: 10_000 });
  const product = await makeProduct({ listPriceFen: 29_900 });
  const sale = makeSale({ prefix: device.prefix, seq: 1, sessionId }, [{ product }], {
    tenders: [{ kind: 'CARD', amountFen: 29_900 }],
  });
  await completeSale(ctx, { storeId: store.id, ...sale });
  await moveCash.execute(ctx, {
    ...base(),
    sessionId,
    kind: 'PAID_OUT',
    amountFen: 2_000,
    reason: '桶装水',
  });
  const count = { sessionId, denominations: { '100': 80 }, tenderCounts: { CARD: 29_900 } };
  await countTill.execute(ctx, { ...base(), ...count });
  await closeTill.execute(ctx, { ...base(), sessionId });
  const want = async (what: object) => {
    await db().store.update({ where: { id: store.id }, data: what });
    forgetStoreSettings(store.id);
  };
  const submit = () => submitReport.execute(manager, { ...base(), day, openReason: '试' });
  const lines = (version?: number) =>
    vouchersOfDay(accountant, { storeId: store.id, day, ...(version ? { version } : {}) });
  const add = async (lineKind: 'TENDER' | 'PAID_OUT', lineKey: string) =>
    addVoucher.execute(manager, {
      ...base(),
      day,
      lineKind,
      lineKey,
      attachmentId: await makeAttachment(manager, store.id, 'voucher'),
    });
  const paidOut = async () => (await lines()).find(({ kind }) => kind === 'PAID_OUT')?.key ?? '';
  return { store, base, day, sessionId, manager, accountant, want, submit, lines, add, paidOut };
}

let of: Awaited<ReturnType<typeof shopDay>>;
beforeEach(async () => {
  of = await shopDay();
});

describe('a paper of a figure', () => {
  test('stands beside it, with its sum', async () => {
    await of.add('TENDER', 'CARD');
    await of.add('PAID_OUT', await of.paidOut());
    expect(await of.lines()).toMatchObject([
      { kind: 'TENDER', key: 'CARD', amountFen: 29_900, papers: [{ isPdf: false }] },
      {
        kind: 'PAID_OUT',
        label: '桶装水',
        amountFen: -2_000,
        sessionId: of.sessionId,
        papers: [{ isPdf: false }],
      },
    ]);
  });

  test('is of a figure that is there, of one alone, and of a picture taken for it', async () => {
    await expect(of.add('TENDER', 'WECHAT')).rejects.toThrow(NotFound);
    const input = { ...of.base(), day: of.day, lineKind: 'TENDER' as const, lineKey: 'CARD' };
    const attachmentId = await makeAttachment(of.manager, of.store.id, 'zonePhoto');
    await expect(addVoucher.execute(of.manager, { ...input, attachmentId })).rejects.toThrow(NotFound);
    const { voucherId } = await of.add('TENDER', 'CARD');
    const again = { ...of.base(), day: of.day, lineKind: 'PAID_OUT' as const, lineKey: await of.paidOut() };
    await expect(addVoucher.execute(of.manager, { ...again, attachmentId: voucherId })).rejects.toThrow(
      RequestConflict,
    );
    await expect(
      addVoucher.execute(of.accountant, { ...input, requestId: newId(), attachmentId }),
    ).rejects.toThrow(Forbidden);
  });

  test('sent again it is one, and both leave one trail', async () => {
    const attachmentId = await makeAttachment(of.manager, of.store.id, 'voucher');
    const input = { ...of.base(), day: of.day, lineKind: 'TENDER' as const, lineKey: 'CARD', attachmentId };
    await Promise.all([addVoucher.execute(of.manager, input), addVoucher.execute(of.manager, input)]);
    expect((await of.lines())[0]?.papers).toHaveLength(1);
    const trail = { scopeId: of.store.id, action: 'vouchers.add' };
    expect(await db().auditEntry.count({ where: trail })).toBe(1);
  });

  test('taken off it is out of sight, and the trail says so', async () => {
    const { voucherId } = await of.add('TENDER', 'CARD');
    const off = () => removeVoucher.execute(of.manager, { ...of.base(), day: of.day, voucherId });
    await off();
    expect((await of.lines())[0]?.papers).toEqual([]);
    await expect(off()).rejects.toThrow(NotFound);
    expect(await db().auditEntry.count({ where: { scopeId: of.store.id, action: 'vouchers.remove' } })).toBe(
      1,
    );
  });
});

describe('a store that wants papers', () => {
  test('takes no report without them', async () => {
    await of.want({ vouchersForTenders: true, vouchersForPaidOuts: true });
    expect((await of.lines()).map(({ required }) => required)).toEqual([true, true]);
    await expect(of.submit()).rejects.toThrow(VouchersMissing);
    await of.add('TENDER', 'CARD');
    await expect(of.submit()).rejects.toMatchObject({ params: { count: 1 } });
    await of.add('PAID_OUT', await of.paidOut());
    expect((await of.submit()).version).toBe(1);
  });

  test('a paper that was taken off does not count', async () => {
    await of.want({ vouchersForTenders: true });
    const { voucherId } = await of.add('TENDER', 'CARD');
    await removeVoucher.execute(of.manager, { ...of.base(), day: of.day, voucherId });
    await expect(of.submit()).rejects.toThrow(VouchersMissing);
  });
});

describe('papers that were handed in', () => {
  test('stay with their version, byte by byte, and change no more', async () => {
    const { voucherId: off } = await of.add('TENDER', 'CARD');
    await removeVoucher.execute(of.manager, { ...of.base(), day: of.day, voucherId: off });
    const { voucherId } = await of.add('TENDER', 'CARD');
    await of.submit();
    await expect(of.add('TENDER', 'CARD')).rejects.toThrow(VouchersAreIn);
    await expect(removeVoucher.execute(of.manager, { ...of.base(), day: of.day, voucherId })).rejects.toThrow(
      VouchersAreIn,
    );
    const file = await db().attachment.findFirstOrThrow({ where: { storeId: of.store.id, id: voucherId } });
    const bound = await db().reportVoucher.findMany({ where: { storeId: of.store.id } });
    expect(bound).toMatchObject([{ version: 1, voucherId, lineKey: 'CARD', sha256: file.sha256 }]);
    await expect(
      asOwner(
        `INSERT INTO report_voucher (store_id, business_day, version, voucher_id, line_kind, line_key, sha256)
         SELECT store_id, business_day, version, $2::uuid, line_kind, line_key, sha256 FROM report_voucher WHERE store_id = $1`,
        [of.store.id, off],
      ),
    ).rejects.toThrow('is not open');
  });

  test('a returned report keeps its papers; the next version has those that are there then', async () => {
    const { voucherId } = await of.add('TENDER', 'CARD');
    await of.submit();
    const of1 = { ...of.base(), day: of.day, version: 1, reason: '看不清' };
    await returnReport.execute(of.accountant, of1);
    await removeVoucher.execute(of.manager, { ...of.base(), day: of.day, voucherId });
    const { voucherId: second } = await of.add('TENDER', 'CARD');
    await of.submit();
    const papers = async (version: number) => (await of.lines(version))[0]?.papers.map(({ id }) => id);
    expect([await papers(1), await papers(2)]).toEqual([[voucherId], [second]]);
  });
});

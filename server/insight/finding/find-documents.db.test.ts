import { beforeAll, describe, expect, it } from 'vitest';
import { logComplaint } from '@/server/complaints/log-complaint';
import { repay } from '@/server/customers/credit/repay';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { receiveGoods } from '@/server/purchasing/receiving/receive-goods';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { dispatchTransfer } from '@/server/transfers/dispatch-transfer';
import { makeProduct } from '@/tests/factories/catalog';
import { makeCustomer } from '@/tests/factories/customers';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { findDocuments } from './find-documents';

type Context = Awaited<ReturnType<typeof contextOf>>;

describe('documents by their number', () => {
  let here: Awaited<ReturnType<typeof makeStore>>;
  let there: typeof here;
  let keeperHere: Context;
  let keeperThere: Context;
  let clerkHere: Context;
  let transfer: { number: number; transferId: string };

  beforeAll(async () => {
    [here, there] = [await makeStore(), await makeStore()];
    keeperHere = await contextOf(await makePerson(['STOCK_KEEPER'], here.id));
    keeperThere = await contextOf(await makePerson(['STOCK_KEEPER'], there.id));
    clerkHere = await contextOf(await makePerson(['CLERK'], here.id));
    const supplierId = newId();
    await db().supplier.create({ data: { id: supplierId, code: newId(), name: '供应商' } });
    const { id: productId } = await makeProduct();
    const base = () => ({ storeId: here.id, requestId: newId() });
    await receiveGoods.execute(keeperHere, {
      ...base(),
      supplierId,
      supplierNote: newId(),
      lines: [{ productId, quantity: '5', unitCost: '10' }],
    });
    await adjustStock.execute(keeperHere, {
      ...base(),
      reason: 'FOUND',
      lines: [{ productId, quantity: '1' }],
    });
    transfer = await dispatchTransfer.execute(keeperHere, {
      ...base(),
      toStoreId: there.id,
      lines: [{ productId, quantity: '2' }],
    });
  });

  const kinds = async (who: Context, asked: Parameters<typeof findDocuments>[1]) => {
    const { actor } = who;
    if (!actor) throw new Error('somebody asks');
    return (await findDocuments({ ...who, actor }, asked)).map(({ kind }) => kind).toSorted();
  };

  it('finds every kind that has the number, or the one that is asked for', async () => {
    expect(await kinds(keeperHere, { number: 1 })).toEqual(['ADJUSTMENT', 'RECEIVING', 'TRANSFER']);
    expect(await kinds(keeperHere, { number: 1, kind: 'RECEIVING' })).toEqual(['RECEIVING']);
    expect(await kinds(keeperHere, { number: 2 })).toEqual([]);
  });

  it('shows a transfer to both ends, and nothing else of another store', async () => {
    expect(await kinds(keeperThere, { number: transfer.number })).toEqual(['TRANSFER']);
    expect(await kinds(keeperThere, { number: 1, kind: 'TRANSFER', storeCode: here.code })).toEqual([
      'TRANSFER',
    ]);
    expect(await kinds(keeperThere, { number: 1, storeCode: there.code })).toEqual([]);
  });

  it('finds a complaint by the number that was read out, and a repayment by its slip, as the account it went to', async () => {
    const [store, elsewhere] = [await makeStore(), await makeStore()];
    const clerk = await contextOf(await makePerson(['CLERK'], store.id));
    const customer = await makeCustomer(clerk, store.id);
    await logComplaint.execute(clerk, {
      requestId: newId(),
      storeId: store.id,
      channel: 'PHONE',
      about: 'OTHER',
      words: '送货晚了',
      severity: 3,
      wants: 'APOLOGY',
    });
    const accountant = await contextOf(await makePerson(['ACCOUNTANT'], null));
    await repay.execute(accountant, {
      requestId: newId(),
      storeId: store.id,
      customerId: customer.id,
      tenders: [{ kind: 'TRANSFER', amountFen: 500, reference: '0042' }],
      keepsRest: true,
    });
    const { actor } = clerk;
    if (!actor) throw new Error('somebody asks');
    expect(await findDocuments({ ...clerk, actor }, { number: 1, storeCode: store.code })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'COMPLAINT', storeId: store.id, number: 1 }),
        expect.objectContaining({ kind: 'REPAYMENT', storeId: store.id, id: customer.id, number: 1 }),
      ]),
    );
    const stranger = await contextOf(await makePerson(['CLERK'], elsewhere.id));
    expect(await kinds(stranger, { number: 1, storeCode: store.code })).toEqual([]);
  });

  it('shows nothing to whoever may open none of them', async () => {
    expect(await kinds(clerkHere, { number: 1 })).toEqual([]);
  });
});

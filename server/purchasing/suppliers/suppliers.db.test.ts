import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { SupplierCodeTaken } from '../errors';
import { addSupplier } from './add-supplier';
import { closeSupplier, reopenSupplier } from './close-supplier';
import { editSupplier } from './edit-supplier';
import { listSuppliers } from './list-suppliers';

async function office() {
  return contextOf(await makePerson(['HEAD_OFFICE'], null));
}

async function makeSupplier(code: string): Promise<string> {
  const { supplierId } = await addSupplier.execute(await office(), {
    requestId: newId(),
    code,
    name: `供应商 ${code}`,
  });
  return supplierId;
}

const offered = async (supplierId: string) => (await listSuppliers(db())).some(({ id }) => id === supplierId);

test('facts change, a code stays its own, and each change is in the audit trail', async () => {
  const ctx = await office();
  const [one] = [await makeSupplier('E1'), await makeSupplier('E2')];
  const edit = (code: string) =>
    editSupplier.execute(ctx, { requestId: newId(), supplierId: one, code, name: '新名', phone: '021' });
  await expect(edit('E2')).rejects.toBeInstanceOf(SupplierCodeTaken);
  await edit('E1');
  expect(await db().supplier.findUniqueOrThrow({ where: { id: one } })).toMatchObject({
    code: 'E1',
    name: '新名',
    phone: '021',
  });
  const trail = await db().auditEntry.findMany({
    where: { subjectId: one, action: 'purchasing.editSupplier' },
  });
  expect(trail).toHaveLength(1);
});

test('a closed supplier is not offered until it is reopened; twice is once', async () => {
  const ctx = await office();
  const supplierId = await makeSupplier('C1');
  for (let time = 0; time < 2; time += 1)
    await closeSupplier.execute(ctx, { requestId: newId(), supplierId });
  expect(await offered(supplierId)).toBe(false);
  await reopenSupplier.execute(ctx, { requestId: newId(), supplierId });
  expect(await offered(supplierId)).toBe(true);
  const trail = await db().auditEntry.findMany({ where: { subjectId: supplierId }, orderBy: { id: 'asc' } });
  expect(trail.map(({ action }) => action)).toEqual([
    'purchasing.addSupplier',
    'purchasing.closeSupplier',
    'purchasing.reopenSupplier',
  ]);
});

test('not for a manager, not for a keeper of one store, and not a supplier nobody added', async () => {
  const supplierId = await makeSupplier('F1');
  const store = await makeStore();
  for (const role of ['STORE_MANAGER', 'STOCK_KEEPER'] as const) {
    const ctx = await contextOf(await makePerson([role], store.id));
    await expect(closeSupplier.execute(ctx, { requestId: newId(), supplierId })).rejects.toBeInstanceOf(
      Forbidden,
    );
  }
  const unknown = { requestId: newId(), supplierId: newId() };
  await expect(closeSupplier.execute(await office(), unknown)).rejects.toBeInstanceOf(NotFound);
});

import { expect, test } from 'vitest';
import { db } from '@/server/platform/db';
import { Forbidden, InvalidInput, NotFound, StepUpNeeded } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { makeCustomer } from '@/tests/factories/customers';
import { contextOf, makePerson } from '@/tests/factories/staff';
import { makeStore } from '@/tests/factories/stores';
import { exportCustomers, exportedCustomers } from './export-customers';

async function company() {
  const store = await makeStore();
  const clerk = await contextOf(await makePerson(['CLERK'], store.id));
  const person = await makePerson(['HEAD_OFFICE'], null);
  return { store, clerk, person, headOffice: await contextOf(person) };
}

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

test('customers leave in a file with a word for what, for whoever said it, for some minutes', async () => {
  const { store, clerk, person, headOffice } = await company();
  const { id, name } = await makeCustomer(clerk, store.id, { number: '13600007777' });
  const input = { requestId: newId(), purpose: '周年庆短信', filter: { storeId: store.id } };
  const { exportId } = await exportCustomers.execute(headOffice, input);
  expect(await exportCustomers.execute(headOffice, input)).toEqual({ exportId });
  const { purpose, customers } = await exportedCustomers(headOffice, exportId);
  expect(purpose).toBe('周年庆短信');
  expect(customers).toMatchObject([{ id, name, wholeNumbers: ['136 0000 7777'], addresses: [] }]);
  const trail = await db().auditEntry.findMany({ where: { subjectId: exportId } });
  expect(trail.map(({ action, after }) => [action, after])).toEqual([
    ['customers.export', { purpose: '周年庆短信' }],
  ]);

  const colleague = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  await expect(exportedCustomers(colleague, exportId)).rejects.toThrow(NotFound);
  const tomorrow = await contextOf(person, { now: later(11) });
  await expect(exportedCustomers(tomorrow, exportId)).rejects.toThrow(NotFound);
});

test('without the right, the password of late or a word for what nobody exports', async () => {
  const { store, person, headOffice } = await company();
  const input = () => ({ requestId: newId(), purpose: '回访', filter: {} });
  const manager = await contextOf(await makePerson(['STORE_MANAGER'], store.id));
  await expect(exportCustomers.execute(manager, input())).rejects.toThrow(Forbidden);
  const longAgo = await contextOf(person, { provedAt: later(-30) });
  await expect(exportCustomers.execute(longAgo, input())).rejects.toThrow(StepUpNeeded);
  await expect(exportCustomers.execute(headOffice, { ...input(), purpose: '  ' })).rejects.toThrow(
    InvalidInput,
  );
});

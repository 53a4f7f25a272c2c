import { addDays } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { moveBetweenZones } from '@/server/stock/moves/move-between-zones';
import { dispatchTransfer } from '@/server/transfers/dispatch-transfer';
import { transferDetail } from '@/server/transfers/list-transfers';
import { receiveTransfer } from '@/server/transfers/receive-transfer';
import { requestTransfer } from '@/server/transfers/request-transfer';
import { actingAs, at, type SeedCompany, type SeedStore } from './company';
import type { SeedProduct } from './products';
import type { SeededRandom } from './random';

/** Yesterday's goods between the stores: one box came short, one is on its way, one was asked for; something broke. */
export async function seedTransfers(
  random: SeededRandom,
  company: SeedCompany,
  goods: readonly (SeedProduct & { id: string })[],
  today: string,
): Promise<void> {
  const [first, second, third] = company.stores;
  if (!first || !second || !third) throw new Error('the demo company has three stores');
  const day = addDays(today, -1);
  const managerAt = (store: SeedStore, hour: number) => {
    const manager = company.people.find(
      (person) => person.role === 'STORE_MANAGER' && person.storeCode === store.code,
    );
    if (!manager) throw new Error(`the demo company has no manager in ${store.code}`);
    return actingAs(manager, at(day, hour, 20));
  };
  const some = (count: number) =>
    [...new Set(Array.from({ length: count * 2 }, () => random.pick(goods)))]
      .slice(0, count)
      .map((product) => ({ productId: product.id, quantity: '2' }));
  const send = async (from: SeedStore, to: SeedStore, hour: number) =>
    dispatchTransfer.execute(await managerAt(from, hour), {
      storeId: from.id,
      requestId: newId(),
      toStoreId: to.id,
      lines: some(3),
    });
  const arrived = await send(first, second, 11);
  const { lines } = await transferDetail(db(), second.id, first.id, arrived.transferId);
  await receiveTransfer.execute(await managerAt(second, 15), {
    storeId: second.id,
    requestId: newId(),
    fromStoreId: first.id,
    transferId: arrived.transferId,
    lines: lines.map((line, index) => ({
      dispatchLineId: line.dispatchLineId ?? '',
      received: index === 0 ? '1' : '2',
    })),
  });
  await send(second, first, 17);
  await requestTransfer.execute(await managerAt(third, 18), {
    storeId: third.id,
    requestId: newId(),
    fromStoreId: first.id,
    note: '周末展厅换样',
    lines: some(2),
  });
  const damaged = first.zones.get('98');
  if (!damaged) throw new Error('the demo store has a zone for damaged goods');
  await moveBetweenZones.execute(await managerAt(first, 19), {
    storeId: first.id,
    requestId: newId(),
    lines: some(1).map((line) => ({ ...line, quantity: '1', toZoneId: damaged })),
  });
}

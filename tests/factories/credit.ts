import { setLimit } from '@/server/customers/credit/set-limit';
import type { Context } from '@/server/platform/context';
import { newId } from '@/server/platform/ids';
import { makeCustomer } from './customers';
import { contextOf, makePerson } from './staff';

/** A customer who may owe so much, as head office allowed. */
export async function makeDebtor(
  ctx: Context,
  storeId: string,
  { limitFen = 100_000, dueDays = 30 }: { limitFen?: number; dueDays?: number } = {},
) {
  const customer = await makeCustomer(ctx, storeId);
  const office = await contextOf(await makePerson(['HEAD_OFFICE'], null));
  await setLimit.execute(office, {
    requestId: newId(),
    storeId,
    customerId: customer.id,
    limit: { limitFen, dueDays },
  });
  return customer;
}

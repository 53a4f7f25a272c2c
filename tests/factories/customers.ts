import { addCustomer } from '@/server/customers/add-customer';
import type { Context } from '@/server/platform/context';
import { newId } from '@/server/platform/ids';

let customers = 0;

/** A customer with a mobile of their own, met in a store by whoever asks. */
export async function makeCustomer(
  ctx: Context,
  storeId: string,
  facts: { name?: string; number?: string } = {},
) {
  customers += 1;
  const { name = `顾客${customers}`, number = `1381234${String(customers).padStart(4, '0')}` } = facts;
  const { customerId, code } = await addCustomer.execute(ctx, {
    requestId: newId(),
    storeId,
    name,
    numbers: [{ number }],
  });
  return { id: customerId, code, name, number };
}

import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { CustomerErased, CustomerMerged } from './errors';

/**
 * The customer's row, locked until the command ends: whoever changes, merges or erases them waits for each other.
 * @throws NotFound, CustomerMerged, CustomerErased
 */
export async function holdCustomer(tx: Tx, customerId: string) {
  await tx.$queryRaw`SELECT 1 FROM customer WHERE id = ${customerId}::uuid FOR UPDATE`;
  const customer = await tx.customer.findUnique({ where: { id: customerId } });
  if (!customer) throw new NotFound({ noun: 'customer' });
  if (customer.mergedIntoId) throw new CustomerMerged({ customerId: customer.mergedIntoId });
  if (customer.erasedAt) throw new CustomerErased();
  return customer;
}

import type { Tx } from '@/server/platform/db';
import { searchKeys } from './search-keys';

/** What a customer is found by, as name, code and numbers say it now. */
export async function rebuildKeys(tx: Tx, customerId: string): Promise<void> {
  const { code, name, cardNumber, numbers } = await tx.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { code: true, name: true, cardNumber: true, numbers: { select: { e164: true } } },
  });
  const wanted = searchKeys({ code, name, cardNumber, numbers: numbers.map(({ e164 }) => e164) });
  await tx.customerKey.deleteMany({ where: { customerId, key: { notIn: wanted } } });
  await tx.customerKey.createMany({
    data: wanted.map((key) => ({ key, customerId })),
    skipDuplicates: true,
  });
}

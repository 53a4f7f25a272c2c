import type { Reader } from '@/server/platform/db';
import { findCustomers } from './find-customers';

/** As many as words may mean; more words tell them apart. */
const MOST_FOUND = 20;
/** Nobody is shown anything of them. */
const NOBODY = { personId: '00000000-0000-0000-0000-000000000000', now: new Date(0) };

/** The rows of whoever is found by these words, those merged into them too: for lists narrowed to them. */
export async function rowsOfFound(reader: Reader, term: string): Promise<string[]> {
  const { customers } = await findCustomers(reader, { term, take: MOST_FOUND }, NOBODY);
  const ids = customers.map(({ id }) => id);
  const merged = await reader.customer.findMany({
    where: { mergedIntoId: { in: ids } },
    select: { id: true },
  });
  return [...ids, ...merged.map(({ id }) => id)];
}

import { maskedNumber } from '@/lib/masked-number';
import type { Reader } from '@/server/platform/db';

/** A customer as everybody who serves them sees them. */
export interface NamedCustomer {
  id: string;
  code: string;
  /** Empty once they were erased. */
  name: string;
  /** 138****5678; null without a number. */
  maskedNumber: string | null;
  /** The row that goes on for them; their own unless they were merged. */
  goesOnAsId: string;
}

/** These customers by id, merged and erased ones too. */
export async function customersNamed(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, NamedCustomer>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.customer.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: {
      id: true,
      code: true,
      name: true,
      mergedIntoId: true,
      numbers: { where: { place: 1 }, select: { e164: true } },
    },
  });
  return new Map(
    rows.map(({ id, code, name, mergedIntoId, numbers: [first] }) => [
      id,
      {
        id,
        code,
        name,
        maskedNumber: first ? maskedNumber(first.e164) : null,
        goesOnAsId: mergedIntoId ?? id,
      },
    ]),
  );
}

/** Every row of one customer: theirs and those merged into it. */
export async function rowsOfCustomer(reader: Reader, customerId: string): Promise<string[]> {
  const asked = await reader.customer.findUnique({
    where: { id: customerId },
    select: { mergedIntoId: true },
  });
  const goesOnAsId = asked?.mergedIntoId ?? customerId;
  const merged = await reader.customer.findMany({
    where: { mergedIntoId: goesOnAsId },
    select: { id: true },
  });
  return [goesOnAsId, ...merged.map(({ id }) => id)];
}

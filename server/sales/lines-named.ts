import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { specsOf } from './specs-of';

/** A line of a ticket as a list of something else says it. */
export interface NamedLine {
  number: string;
  occurredAt: Date;
  productName: string;
  productCode: string;
  spec: string;
  quantity: string;
  unit: string;
  netFen: number;
}

/** These lines by id, each with its ticket's number. */
export async function linesNamed(
  reader: Reader,
  keys: readonly { storeId: string; id: string }[],
): Promise<Map<string, NamedLine>> {
  const stores = [...new Set(keys.map(({ storeId }) => storeId))];
  if (stores.length === 0) return new Map();
  const rows = await reader.ticketLine.findMany({
    where: {
      OR: stores.map((storeId) => ({
        storeId,
        id: { in: keys.flatMap((key) => (key.storeId === storeId ? [key.id] : [])) },
      })),
    },
    select: {
      id: true,
      productId: true,
      productName: true,
      productCode: true,
      quantity: true,
      unit: true,
      netFen: true,
      ticket: { select: { number: true, occurredAt: true } },
    },
  });
  const specs = await specsOf(
    reader,
    rows.map(({ productId }) => productId),
  );
  return new Map(
    rows.map(({ id, productId, quantity, netFen, ticket, ...line }) => [
      id,
      {
        ...line,
        ...ticket,
        spec: specs.get(productId) ?? '',
        quantity: quantity.toString(),
        netFen: fenOf(netFen),
      },
    ]),
  );
}

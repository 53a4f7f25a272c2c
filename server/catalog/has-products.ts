import type { Reader } from '@/server/platform/db';

/** Whether the company has any product, sold or no longer. */
export async function hasProducts(reader: Reader): Promise<boolean> {
  return (
    (await reader.product.findFirst({ where: { kind: { not: 'TEMPORARY' } }, select: { id: true } })) !== null
  );
}

import type { Reader } from '@/server/platform/db';

export async function listSuppliers(reader: Reader) {
  return reader.supplier.findMany({
    where: { closedAt: null },
    orderBy: { code: 'asc' },
    select: { id: true, code: true, name: true, phone: true },
  });
}

/** Every supplier there ever was, closed ones too. */
export async function listAllSuppliers(reader: Reader) {
  return reader.supplier.findMany({ orderBy: { code: 'asc' } });
}

/** What suppliers are called, closed ones too. */
export async function supplierNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.supplier.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

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

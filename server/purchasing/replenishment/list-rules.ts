import { Prisma } from '@/generated/prisma/client';
import { GOODS } from '@/server/catalog/lent-goods';
import { likeAnywhere } from '@/server/catalog/search-text';
import type { Reader } from '@/server/platform/db';
import { PEOPLE } from '@/server/staff/lent-people';
import { storeSettings } from '@/server/stores/store-settings';

const PAGE = 100;

export interface RuleRow {
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  reorderPoint: string;
  packSize: string;
  supplierId: string | null;
  supplier: string | null;
  daysOfCover: number | null;
  setBy: string | null;
  setAt: Date;
}

/** Rules of a store by the products' codes. @param of.after code of the last of the page before */
export async function listRules(
  reader: Reader,
  of: {
    storeId: string;
    categoryId?: string | undefined;
    term?: string | undefined;
    after?: string | undefined;
  },
) {
  const rows = await reader.$queryRaw<RuleRow[]>`
    SELECT r.product_id AS "productId", p.code, p.name, p.spec, p.unit, trim_scale(r.reorder_point)::text AS "reorderPoint",
      trim_scale(r.pack_size)::text AS "packSize", r.supplier_id AS "supplierId", s.name AS supplier, r.days_of_cover AS "daysOfCover",
      w.name AS "setBy", r.set_at AS "setAt"
    FROM replenishment_rule r JOIN ${GOODS} p ON p.id = r.product_id
    LEFT JOIN supplier s ON s.id = r.supplier_id LEFT JOIN ${PEOPLE} w ON w.id = r.set_by_id
    WHERE r.store_id = ${of.storeId}::uuid
      ${of.categoryId ? Prisma.sql`AND p.category_id = ${of.categoryId}::uuid` : Prisma.empty}
      ${of.term ? Prisma.sql`AND p.search_text LIKE ${likeAnywhere(of.term)}` : Prisma.empty}
      ${of.after ? Prisma.sql`AND p.code > ${of.after}` : Prisma.empty}
    ORDER BY p.code LIMIT ${PAGE + 1}`;
  const { daysOfCover: storeDays } = await storeSettings(reader, of.storeId);
  const page = rows.slice(0, PAGE);
  return { rows: page, storeDays, next: rows.length > PAGE ? (page.at(-1)?.code ?? null) : null };
}

import { GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { PEOPLE } from '@/server/staff/lent-people';
import { ZONES } from '@/server/zones/lent-zones';

const PAGE = 100;

/** Who counted what when, latest first; takings-back included. */
export async function countHistory(
  reader: Reader,
  storeId: string,
  stocktakeId: string,
  page: { productId?: string | undefined; offset: number },
) {
  const rows = await reader.$queryRaw<
    {
      id: string;
      kind: string;
      code: string;
      name: string;
      spec: string;
      unit: string;
      zone: string;
      round: number;
      quantity: string;
      undone: boolean;
      person: string;
      phoneKey: string;
      occurredAt: Date;
      recordedAt: Date;
    }[]
  >`
    SELECT c.id, c.kind::text, p.code, p.name, p.spec, p.unit, z.name AS zone, c.round,
      trim_scale(coalesce(o.quantity, c.quantity))::text AS quantity, u.id IS NOT NULL AS undone, w.name AS person,
      c.phone_key AS "phoneKey", c.occurred_at AS "occurredAt", c.recorded_at AS "recordedAt"
    FROM stocktake_count c JOIN ${GOODS} p ON p.id = c.product_id JOIN ${ZONES} z ON z.store_id = c.store_id AND z.id = c.zone_id
    LEFT JOIN ${PEOPLE} w ON w.id = c.person_id
    LEFT JOIN stocktake_count u ON u.store_id = c.store_id AND u.undoes_id = c.id
    LEFT JOIN stocktake_count o ON o.store_id = c.store_id AND o.id = c.undoes_id
    WHERE c.store_id = ${storeId}::uuid AND c.stocktake_id = ${stocktakeId}::uuid
      AND (${page.productId ?? null}::uuid IS NULL OR c.product_id = ${page.productId ?? null}::uuid)
    ORDER BY c.occurred_at DESC, c.id DESC LIMIT ${PAGE + 1} OFFSET ${page.offset}`;
  return { rows: rows.slice(0, PAGE), nextOffset: rows.length > PAGE ? page.offset + PAGE : null };
}

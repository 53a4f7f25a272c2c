import type { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { BARCODES, GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { type listTagsInput, MOST_TAGS } from './schema';

export interface TagRow {
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  barcode: string | null;
  listPriceFen: number;
  /** What hangs there; null: nothing was printed in this store. */
  hangsFen: number | null;
  printedAt: Date | null;
}

interface Raw extends Omit<TagRow, 'listPriceFen' | 'hangsFen'> {
  categoryId: string | null;
  decimals: number;
  listPriceFen: bigint;
  hangsFen: bigint | null;
}

/** Name, specification and unit as a tag says them: another word is another tag. */
const WORDS = Prisma.sql`concat_ws(' · ', p.name, nullif(p.spec, ''), p.unit)`;

/** Goods on sale and the tags a store printed of them, those that hang wrongly first. */
export async function listTags(
  reader: Reader,
  { storeId, show, term, categoryId, offset }: z.output<typeof listTagsInput>,
): Promise<{ rows: (TagRow & { categoryId: string | null; decimals: number })[]; more: boolean }> {
  const differs = Prisma.sql`t.product_id IS NOT NULL AND (t.price_fen <> p.list_price_fen OR t.words <> ${WORDS})`;
  const shown =
    show === 'CHANGED' ? differs : show === 'NEW' ? Prisma.sql`t.product_id IS NULL` : Prisma.sql`true`;
  const found = term.trim().toLowerCase();
  const rows = await reader.$queryRaw<Raw[]>`
    SELECT p.id AS "productId", p.code, p.name, p.spec, p.unit, p.category_id AS "categoryId", p.decimals, b.code AS barcode, p.list_price_fen AS "listPriceFen",
      t.price_fen AS "hangsFen", t.printed_at AS "printedAt"
    FROM ${GOODS} p
    LEFT JOIN price_tag t ON t.store_id = ${storeId}::uuid AND t.product_id = p.id
    LEFT JOIN LATERAL (
      SELECT code FROM ${BARCODES} c WHERE c.product_id = p.id ORDER BY c.position, c.code LIMIT 1) b ON true
    WHERE p.discontinued_at IS NULL AND p.kind = 'GOODS' AND ${shown}
      AND (${categoryId ?? null}::uuid IS NULL OR p.category_id = ${categoryId ?? null}::uuid)
      AND (${found} = '' OR position(${found} in p.search_text) > 0)
    ORDER BY (${differs}) DESC, p.code
    LIMIT ${MOST_TAGS + 1} OFFSET ${offset}`;
  return {
    rows: rows.slice(0, MOST_TAGS).map((row) => ({
      ...row,
      listPriceFen: Number(row.listPriceFen),
      hangsFen: row.hangsFen === null ? null : Number(row.hangsFen),
    })),
    more: rows.length > MOST_TAGS,
  };
}

/** How many tags of a store hang wrongly. */
export async function wrongTags(reader: Reader, storeId: string): Promise<number> {
  const [row] = await reader.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM price_tag t JOIN ${GOODS} p ON p.id = t.product_id
    WHERE t.store_id = ${storeId}::uuid AND p.discontinued_at IS NULL
      AND (t.price_fen <> p.list_price_fen OR t.words <> ${WORDS})`;
  return Number(row?.count ?? 0);
}

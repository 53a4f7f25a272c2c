import { Prisma } from '@/generated/prisma/client';
import { codesMeant } from '@/lib/scanned-code';
import type { Reader } from '@/server/platform/db';
import { FIRST_PICTURE } from './pictures/first-picture';
import type { ProductKind } from './product-kinds';
import { likeAnywhere, searchWords } from './search-text';

const MOST = 50;

/** A product as lists show it; cost and floor are left out, see productDetail. */
export interface ProductRow {
  id: string;
  code: string;
  name: string;
  kind: ProductKind;
  spec: string;
  unit: string;
  decimals: number;
  category: string | null;
  listPriceFen: number;
  barcode: string | null;
  active: boolean;
  /** Its first picture, as `lib/short-id` writes it. */
  picture: string | null;
}

/**
 * Products by code, barcode, name, pinyin or initials; every word must be found. A whole code or barcode comes first.
 * Words of three characters and more go through trigrams, two through bigrams, so nothing scans the catalogue.
 */
export async function searchProducts(
  reader: Reader,
  term: string,
  options: {
    activeOnly?: boolean;
    take?: number;
    categoryId?: string | undefined;
    kind?: ProductKind | undefined;
    offset?: number;
  } = {},
): Promise<ProductRow[]> {
  const words = searchWords(term);
  const take = Math.min(options.take ?? MOST, 200);
  const offset = options.offset ?? 0;
  const active = [
    options.kind ? Prisma.sql`p.kind = ${options.kind}` : Prisma.sql`p.kind <> 'TEMPORARY'`,
    ...(options.activeOnly ? [Prisma.sql`p.discontinued_at IS NULL`] : []),
  ];
  const scanned = words.length === 1 && offset === 0 ? byCode(term.trim(), active) : null;
  const conditions = [
    ...words.map(wordCondition),
    ...active,
    ...(options.categoryId ? [Prisma.sql`p.category_id = ${options.categoryId}::uuid`] : []),
    ...(scanned ? [Prisma.sql`NOT EXISTS (SELECT FROM scanned)`] : []),
  ];
  const where = Prisma.join(conditions, ' AND ');
  const found = Prisma.sql`SELECT p.id FROM product p WHERE ${where} ORDER BY p.code LIMIT ${take} OFFSET ${offset}`;
  return reader.$queryRaw<ProductRow[]>`
    ${scanned ? Prisma.sql`WITH scanned AS MATERIALIZED (${scanned})` : Prisma.empty}
    SELECT ${COLUMNS} FROM (${scanned ? Prisma.sql`SELECT id FROM scanned UNION ALL (${found})` : found}) found
    JOIN product p ON p.id = found.id LEFT JOIN category c ON c.id = p.category_id ORDER BY p.code`;
}

const COLUMNS = Prisma.sql`p.id, p.code, p.name, p.kind, p.spec, p.unit, p.decimals, c.name AS category, p.list_price_fen::float8 AS "listPriceFen",
  (SELECT b.code FROM barcode b WHERE b.product_id = p.id ORDER BY b.position LIMIT 1) AS barcode,
  p.discontinued_at IS NULL AS active, ${FIRST_PICTURE} AS picture`;

/** A scan: the product of a whole barcode or code. */
function byCode(code: string, conditions: readonly Prisma.Sql[]): Prisma.Sql {
  const codes = codesMeant(code);
  const which = Prisma.sql`p.id IN (SELECT product_id FROM barcode WHERE code = ANY(${codes}) UNION ALL SELECT id FROM product WHERE code = ANY(${codes}))`;
  return Prisma.sql`SELECT p.id FROM product p WHERE ${Prisma.join([which, ...conditions], ' AND ')}`;
}

function wordCondition(word: string): Prisma.Sql {
  const characters = [...word].length;
  if (characters === 2) return Prisma.sql`p.bigrams @> ARRAY[${word}]`;
  return Prisma.sql`p.search_text LIKE ${likeAnywhere(word)}`;
}

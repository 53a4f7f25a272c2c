import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { FIRST_PICTURE } from '../pictures/first-picture';
import { likeAnywhere, searchWords } from '../search-text';
import { byValues, type ModelAxis } from './variant-rules';

/** A model as the counter keeps it: what its variants differ in. The variants are products of its copy. */
export interface CatalogueModel {
  id: string;
  code: string;
  name: string;
  axes: ModelAxis[];
  revision: number;
}

/** Models of a revision after this one; `revision` is that of the last. */
export async function modelsSince(
  reader: Reader,
  revision: number,
): Promise<{ models: CatalogueModel[]; revision: number }> {
  const rows = await reader.productModel.findMany({
    where: { revision: { gt: revision } },
    orderBy: { revision: 'asc' },
    include: { axes: { orderBy: { position: 'asc' }, select: { name: true, values: true } } },
  });
  return {
    models: rows.map(({ id, code, name, axes, revision: of }) => ({
      id,
      code,
      name,
      axes,
      revision: Number(of),
    })),
    revision: Number(rows.at(-1)?.revision ?? revision),
  };
}

/** A variant as the office lists it. */
export interface VariantRow {
  id: string;
  code: string;
  name: string;
  values: string[];
  unit: string;
  decimals: number;
  listPriceFen: number;
  barcode: string | null;
  active: boolean;
  picture: string | null;
}

/** A model with all of its variants, in the order of its values. @throws NotFound */
export async function modelDetail(reader: Reader, modelId: string) {
  const model = await reader.productModel.findUnique({
    where: { id: modelId },
    include: { axes: { orderBy: { position: 'asc' }, select: { name: true, values: true } } },
  });
  if (!model) throw new NotFound({ noun: 'productModel' });
  const variants = await reader.$queryRaw<VariantRow[]>`
    SELECT p.id, p.code, p.name, p.model_values AS "values", p.unit, p.decimals, p.list_price_fen::float8 AS "listPriceFen",
      (SELECT b.code FROM barcode b WHERE b.product_id = p.id ORDER BY b.position LIMIT 1) AS barcode,
      p.discontinued_at IS NULL AS active, ${FIRST_PICTURE} AS picture
    FROM product p WHERE p.model_id = ${modelId}::uuid ORDER BY p.code`;
  const { id, code, name, axes } = model;
  return { id, code, name, axes, variants: byValues(axes, variants) };
}

/** A model in a list. */
export interface ModelRow {
  id: string;
  code: string;
  name: string;
  /** Names of its options. */
  axes: string[];
  /** Variants that are sold. */
  variants: number;
  lowFen: number | null;
  highFen: number | null;
}

/** Models by name or code, in the order of their codes. @param of.take at most 200 */
export function listModels(
  reader: Reader,
  of: { term: string; offset: number; take: number },
): Promise<ModelRow[]> {
  const words = searchWords(of.term).map(
    (word) => Prisma.sql`AND lower(m.name || ' ' || m.code) LIKE ${likeAnywhere(word)}`,
  );
  return reader.$queryRaw<ModelRow[]>`
    SELECT m.id, m.code, m.name,
      (SELECT array_agg(a.name ORDER BY a.position) FROM product_model_axis a WHERE a.model_id = m.id) AS axes,
      v.variants, v.low AS "lowFen", v.high AS "highFen"
    FROM product_model m CROSS JOIN LATERAL (
      SELECT count(*)::int AS variants, min(p.list_price_fen)::float8 AS low, max(p.list_price_fen)::float8 AS high
      FROM product p WHERE p.model_id = m.id AND p.discontinued_at IS NULL) v
    WHERE true ${words.length > 0 ? Prisma.join(words, ' ') : Prisma.empty}
    ORDER BY m.code, m.id LIMIT ${of.take} OFFSET ${of.offset}`;
}

/** Models by name, for the audit trail. */
export const MODELS_BY_NAME = Prisma.sql`SELECT id, name FROM product_model`;

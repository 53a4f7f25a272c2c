import { Prisma } from '@/generated/prisma/client';
import { codesMeant } from '@/lib/scanned-code';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf, fenOrNull } from '@/server/platform/numbers';
import { kitPartsOf } from './kit-parts';
import { modelsSince } from './models/queries';
import { FIRST_PICTURE } from './pictures/first-picture';
import type { AnyKind, ProductKind } from './product-kinds';

const PAGE = 2_000;

/** Where a tablet's copy of the catalogue stands. */
export interface CatalogueCursor {
  revision: number;
  id: string;
}

/** A product as the counter keeps it. Cost never goes there; the floor only where it may be seen. */
export interface CatalogueProduct {
  id: string;
  code: string;
  name: string;
  kind: ProductKind;
  /** Each piece is sold under its own number. */
  needsSerial: boolean;
  spec: string;
  unit: string;
  decimals: number;
  listPriceFen: number;
  floorPriceFen: number | null;
  /** What members pay; null: what their level takes off. */
  memberPriceFen: number | null;
  taxRateBp: number;
  categoryId: string | null;
  barcodes: string[];
  /** Name, pinyin, initials, code and barcodes, lower case. */
  searchText: string;
  active: boolean;
  /** Its first picture, as `lib/short-id` writes it; a tablet shows it by that. */
  picture: string | null;
  /** The model it is a variant of, and its values there. */
  modelId: string | null;
  values: string[];
}

/** After every product of a revision. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Products changed since a cursor, in order of change, 2,000 a page, and the models that changed. Ask again with the last cursor, not with the
 * clock.
 */
export async function catalogueChanges(reader: Reader, since: CatalogueCursor | null, seesFloor: boolean) {
  // Before the products: a change that comes between the two reads is behind the cursor, and is fetched with the next one.
  const changed = await modelsSince(reader, since?.revision ?? -1);
  const rows = await reader.$queryRaw<(CatalogueProduct & { revision: number })[]>`
    SELECT p.id, p.code, p.name, p.kind, p.needs_serial AS "needsSerial", p.spec, p.unit, p.decimals, p.list_price_fen::float8 AS "listPriceFen",
      CASE WHEN ${seesFloor} THEN p.floor_price_fen::float8 END AS "floorPriceFen",
      p.member_price_fen::float8 AS "memberPriceFen", p.tax_rate_bp AS "taxRateBp",
      p.category_id AS "categoryId", p.search_text AS "searchText", p.discontinued_at IS NULL AS active, p.model_id AS "modelId", p.model_values AS "values",
      ${FIRST_PICTURE} AS picture, p.revision::float8 AS revision,
      coalesce((SELECT array_agg(b.code ORDER BY b.position) FROM barcode b WHERE b.product_id = p.id), '{}') AS barcodes
    FROM product p
    WHERE (p.revision, p.id) > (${since?.revision ?? -1}::bigint, ${since?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid) AND p.kind <> 'TEMPORARY'
    ORDER BY p.revision, p.id LIMIT ${PAGE}`;
  const last = rows.at(-1);
  const more = rows.length === PAGE;
  const reached = last ? { revision: last.revision, id: last.id } : since;
  return {
    products: rows.map(({ revision: _, ...product }) => product),
    models: more ? changed.models.filter((model) => model.revision <= (last?.revision ?? 0)) : changed.models,
    cursor:
      !more && changed.revision > (reached?.revision ?? -1)
        ? { revision: changed.revision, id: LAST_ID }
        : reached,
    more,
  };
}

/** The product of a whole code or barcode as the counter keeps it, also one no longer carried; null: nobody has it. */
export async function catalogueProductOf(
  reader: Reader,
  code: string,
  seesFloor: boolean,
): Promise<CatalogueProduct | null> {
  const meant = codesMeant(code);
  const spellings = [...new Set(meant.flatMap((one) => [one, one.toUpperCase(), one.toLowerCase()]))];
  const [found] = await reader.$queryRaw<CatalogueProduct[]>`
    SELECT p.id, p.code, p.name, p.kind, p.needs_serial AS "needsSerial", p.spec, p.unit, p.decimals, p.list_price_fen::float8 AS "listPriceFen",
      CASE WHEN ${seesFloor} THEN p.floor_price_fen::float8 END AS "floorPriceFen",
      p.member_price_fen::float8 AS "memberPriceFen", p.tax_rate_bp AS "taxRateBp",
      p.category_id AS "categoryId", p.search_text AS "searchText", p.discontinued_at IS NULL AS active, p.model_id AS "modelId", p.model_values AS "values",
      ${FIRST_PICTURE} AS picture, coalesce((SELECT array_agg(b.code ORDER BY b.position) FROM barcode b WHERE b.product_id = p.id), '{}') AS barcodes
    FROM product p
    WHERE p.id IN (SELECT product_id FROM barcode WHERE code = ANY(${spellings}) UNION ALL
      SELECT id FROM product WHERE code = ANY(${spellings}) AND kind <> 'TEMPORARY')
    ORDER BY p.discontinued_at IS NOT NULL, p.code LIMIT 1`;
  return found ?? null;
}

export async function listCategories(reader: Reader) {
  const rows = await reader.category.findMany({
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      position: true,
      _count: { select: { products: { where: { discontinuedAt: null } } } },
    },
  });
  return rows.map((row) => ({ id: row.id, name: row.name, products: row._count.products }));
}

/** One product for the office. @param sees what the asker may see @throws NotFound */
export async function productDetail(
  reader: Reader,
  productId: string,
  sees: { floor: boolean; cost: boolean },
) {
  const product = await reader.product.findUnique({
    where: { id: productId },
    include: {
      category: { select: { id: true, name: true } },
      model: {
        select: {
          id: true,
          code: true,
          name: true,
          axes: { orderBy: { position: 'asc' }, select: { name: true, values: true } },
        },
      },
      barcodes: { orderBy: { position: 'asc' } },
      places: {
        include: { zone: { select: { id: true, name: true, store: { select: { id: true, name: true } } } } },
      },
    },
  });
  if (!product) throw new NotFound({ noun: 'product' });
  return {
    /** Of a kit: what it is made of. */
    parts: product.kind === 'KIT' ? await kitPartsOf(reader, product.id) : [],
    id: product.id,
    code: product.code,
    name: product.name,
    kind: product.kind as AnyKind,
    needsSerial: product.needsSerial,
    spec: product.spec,
    brand: product.brand,
    unit: product.unit,
    decimals: product.decimals,
    category: product.category,
    listPriceFen: fenOf(product.listPriceFen),
    memberPriceFen: fenOrNull(product.memberPriceFen),
    floorPriceFen: sees.floor ? fenOrNull(product.floorPriceFen) : null,
    cost: sees.cost ? (product.cost?.toFixed() ?? null) : null,
    taxRateBp: product.taxRateBp,
    barcodes: product.barcodes.map((barcode) => barcode.code),
    active: product.discontinuedAt === null,
    /** Of a variant: its model, what its variants differ in, and this one's values. */
    model: product.model,
    values: product.modelValues,
    updatedAt: product.updatedAt,
    places: product.places.map((place) => ({
      storeId: place.zone.store.id,
      storeName: place.zone.store.name,
      zoneId: place.zoneId,
      zoneName: place.zone.name,
    })),
  };
}

/** What a product costs on the list, fen. @throws NotFound */
export async function listPriceOf(reader: Reader, productId: string): Promise<number> {
  const product = await reader.product.findUnique({
    where: { id: productId },
    select: { listPriceFen: true },
  });
  if (!product) throw new NotFound({ noun: 'product' });
  return fenOf(product.listPriceFen);
}

/** `SELECT id, name` of goods, as the audit trail says them. */
export const PRODUCTS_BY_NAME = Prisma.sql`SELECT id, concat_ws(' ', name, nullif(spec, '')) AS name FROM product`;

/** Categories by name, for the audit trail. */
export const CATEGORIES_BY_NAME = Prisma.sql`SELECT id, name FROM category`;

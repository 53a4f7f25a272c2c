import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { jsonRows } from '@/server/platform/sql';
import { variantKey } from './models/variant-rules';
import { writeModels } from './models/write-models';
import { knownFacts, mergedFacts, type ProductFacts, type ProductToWrite } from './product-facts';
import { searchColumns } from './search-text';

const RECORD = `id uuid, code text, name text, kind text, needs_serial boolean, spec text, brand text, unit text, decimals int, category text, list_price_fen bigint,
  floor_price_fen bigint, member_price_fen bigint, cost numeric, tax_rate_bp int, active boolean, pinyin text, initials text, search_text text, bigrams text[],
  model text, model_values text[], model_key text`;

interface WriteOptions {
  replaceBarcodes?: boolean;
  /** Who sets the prices; left out: the program. */
  setById?: string;
  /** Store at whose door the products are made; left out: the office. */
  storeId?: string;
}

/**
 * Writes products by code in a few statements, however many they are: new ones are made, known ones take over what is told.
 * Barcodes are added to, or replaced with `replaceBarcodes`. The catalogue revision's row is locked first, so that changes
 * of products wait for each other, revisions commit in their order, and a tablet never misses one.
 * @returns product id by code, and how many were new
 */
export async function writeProducts(
  tx: Tx,
  products: readonly ProductToWrite[],
  now: Date,
  options: WriteOptions = {},
): Promise<{ ids: Map<string, string>; created: number }> {
  if (products.length === 0) return { ids: new Map(), created: 0 };
  const revision = await nextRevision(tx);
  await writeCategories(tx, products);
  const known = await knownFacts(tx, products);
  const named = await writeModels(tx, products, { revision, now });
  const facts = named.map((product) =>
    mergedFacts(product, known.get(product.code), options.replaceBarcodes ?? false),
  );
  const rows = facts.map((fact) => ({ ...columnsOf(fact), ...searchOf(fact) }));
  await tx.$executeRaw`
    INSERT INTO product (id, code, name, kind, needs_serial, spec, brand, unit, decimals, category_id, list_price_fen, floor_price_fen, member_price_fen, cost,
      tax_rate_bp, pinyin, initials, search_text, bigrams, revision, created_at, updated_at, discontinued_at,
      model_id, model_values, model_key)
    SELECT r.id, r.code, r.name, r.kind, r.needs_serial, r.spec, r.brand, r.unit, r.decimals, c.id, r.list_price_fen, r.floor_price_fen, r.member_price_fen, r.cost,
      r.tax_rate_bp, r.pinyin, r.initials, r.search_text, r.bigrams, ${revision}, ${now}, ${now},
      CASE WHEN r.active THEN NULL ELSE ${now}::timestamptz END, m.id, r.model_values, r.model_key
    FROM ${jsonRows('r', rows, RECORD)} LEFT JOIN category c ON c.name = r.category LEFT JOIN product_model m ON m.code = r.model
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, needs_serial = excluded.needs_serial, spec = excluded.spec, brand = excluded.brand, unit = excluded.unit,
      decimals = excluded.decimals, category_id = excluded.category_id, list_price_fen = excluded.list_price_fen,
      floor_price_fen = excluded.floor_price_fen, member_price_fen = excluded.member_price_fen, cost = excluded.cost, tax_rate_bp = excluded.tax_rate_bp,
      pinyin = excluded.pinyin, initials = excluded.initials, search_text = excluded.search_text,
      bigrams = excluded.bigrams, model_id = excluded.model_id, model_values = excluded.model_values, model_key = excluded.model_key,
      revision = excluded.revision, updated_at = excluded.updated_at,
      discontinued_at = CASE WHEN excluded.discontinued_at IS NULL THEN NULL
        ELSE coalesce(product.discontinued_at, excluded.discontinued_at) END`;
  await writePrices(tx, facts, known, now, options);
  await writeBarcodes(tx, facts, options.replaceBarcodes ?? false);
  return {
    ids: new Map(facts.map((fact) => [fact.code, fact.id])),
    created: facts.filter((fact) => fact.createdAt === null).length,
  };
}

/**
 * Tells every tablet's copy that something of a product changed which other rows of it say; its model's other variants may show its picture.
 * Changes of products wait for each other.
 */
export async function touchProduct(tx: Tx, productId: string): Promise<void> {
  const revision = await nextRevision(tx);
  const { count } = await tx.product.updateMany({
    where: { OR: [{ id: productId }, { model: { products: { some: { id: productId } } } }] },
    data: { revision },
  });
  if (count === 0) throw new NotFound({ noun: 'product' });
}

/** Changes of products wait for each other from here on: what is read after it stays so until the transaction ends. */
export async function lockCatalogue(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT id FROM catalogue_revision WHERE id = 1 FOR UPDATE`;
}

/** A change of a model alone, under a revision of its own. */
export async function touchModel(tx: Tx, modelId: string): Promise<void> {
  const revision = await nextRevision(tx);
  await tx.productModel.update({ where: { id: modelId }, data: { revision } });
}

/** Locks the counter of catalogue changes and takes the next revision. */
async function nextRevision(tx: Tx): Promise<bigint> {
  const row = await tx.catalogueRevision.update({ where: { id: 1 }, data: { last: { increment: 1 } } });
  return row.last;
}

async function writeCategories(tx: Tx, products: readonly ProductToWrite[]): Promise<void> {
  const names = [...new Set(products.flatMap((product) => product.categoryName ?? []))].sort();
  await tx.category.createMany({ data: names.map((name) => ({ id: newId(), name })), skipDuplicates: true });
}

/** A line of the price history for what is new or asked for differently from now on. */
async function writePrices(
  tx: Tx,
  facts: readonly ProductFacts[],
  known: ReadonlyMap<string, ProductFacts>,
  now: Date,
  { setById, storeId }: WriteOptions,
): Promise<void> {
  const changed = facts.filter((fact) => {
    const before = known.get(fact.code);
    return (
      !before ||
      before.listPriceFen !== fact.listPriceFen ||
      before.floorPriceFen !== fact.floorPriceFen ||
      Number(before.cost ?? -1) !== Number(fact.cost ?? -1)
    );
  });
  await tx.productPrice.createMany({
    data: changed.map((fact) => ({
      productId: fact.id,
      id: newId(),
      listPriceFen: BigInt(fact.listPriceFen),
      floorPriceFen: fact.floorPriceFen === null ? null : BigInt(fact.floorPriceFen),
      cost: fact.cost,
      setAt: now,
      setById: setById ?? null,
      storeId: storeId ?? null,
    })),
  });
}

function columnsOf(fact: ProductFacts) {
  return {
    id: fact.id,
    code: fact.code,
    name: fact.name,
    kind: fact.kind,
    needs_serial: fact.needsSerial,
    spec: fact.spec,
    brand: fact.brand,
    unit: fact.unit,
    decimals: fact.decimals,
    category: fact.categoryName,
    list_price_fen: fact.listPriceFen,
    floor_price_fen: fact.floorPriceFen,
    member_price_fen: fact.memberPriceFen,
    cost: fact.cost,
    tax_rate_bp: fact.taxRateBp,
    active: fact.active,
    model: fact.variant?.model ?? null,
    model_values: fact.variant?.values ?? [],
    model_key: fact.variant ? variantKey(fact.variant.values) : null,
  };
}

function searchOf(fact: ProductFacts) {
  const { pinyin, initials, searchText, bigrams } = searchColumns(fact);
  return { pinyin, initials, search_text: searchText, bigrams };
}

/** @throws a unique violation of `barcode_pkey` when another product has a barcode: callers ask `takenBarcodes` first */
async function writeBarcodes(tx: Tx, facts: readonly ProductFacts[], replace: boolean): Promise<void> {
  const rows = facts.flatMap((fact) =>
    fact.barcodes.map((code, position) => ({ code, product_id: fact.id, position })),
  );
  if (replace) {
    await tx.barcode.deleteMany({
      where: {
        productId: { in: facts.map((fact) => fact.id) },
        code: { notIn: rows.map((row) => row.code) },
      },
    });
  }
  const known = new Set(
    (
      await tx.barcode.findMany({
        where: { productId: { in: facts.map((fact) => fact.id) } },
        select: { code: true },
      })
    ).map((row) => row.code),
  );
  const fresh = rows.filter((row) => !known.has(row.code));
  await tx.$executeRaw`INSERT INTO barcode (code, product_id, position)
    SELECT code, product_id, position FROM ${jsonRows('r', fresh, 'code text, product_id uuid, position int')}`;
}

/** Barcodes that belong to a product of another code already, with that code. */
export async function takenBarcodes(
  tx: Tx,
  products: readonly { code: string; barcodes: readonly string[] }[],
): Promise<{ code: string; barcode: string; owner: string }[]> {
  const wanted = new Map(
    products.flatMap((product) => product.barcodes.map((barcode) => [barcode, product.code] as const)),
  );
  const rows = await tx.barcode.findMany({
    where: { code: { in: [...wanted.keys()] } },
    select: { code: true, product: { select: { code: true } } },
  });
  return rows.flatMap((row) => {
    const code = wanted.get(row.code);
    return code !== undefined && code !== row.product.code
      ? [{ code, barcode: row.code, owner: row.product.code }]
      : [];
  });
}

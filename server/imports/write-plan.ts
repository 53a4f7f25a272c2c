import { milliFromText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { compareProducts } from '@/server/catalog/compare-products';
import type { ProductToWrite } from '@/server/catalog/product-facts';
import { writeProducts } from '@/server/catalog/write-products';
import { retrying } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import { longDb } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { atHalfPace } from '@/server/platform/half-pace';
import { postOpeningStock } from '@/server/stock/opening/post-opening-stock';
import type { ImportPlan, PlannedOpening, PlannedProduct } from './rows-to-plan';
import { piecesOf } from './rows-to-plan';

/**
 * Goods one transaction writes. Each piece leaves the book whole and is over in a moment, so that selling beside an import of any
 * size waits for no more than one of them; a run that broke off goes on where it stopped when it is made again.
 */
const PIECE = 100;

export interface WrittenPlan {
  created: number;
  updated: number;
  openings: { store: string; posted: number; skipped: number }[];
}

export interface PlanRun {
  requestId: string;
  fileName: string;
  storeIds: ReadonlyMap<string, string>;
  onWritten: (products: number) => void;
}

/**
 * Writes what a plan says, in pieces. The same plan again changes nothing: products are the same then, and stock opens only where a
 * product never moved.
 * @throws NotFound (store), Busy
 */
export async function writePlan(ctx: ActorContext, plan: ImportPlan, run: PlanRun): Promise<WrittenPlan> {
  const written: WrittenPlan = { created: 0, updated: 0, openings: [] };
  try {
    const ids = new Map<string, string>();
    for (const piece of piecesOf(plan.products, PIECE)) {
      const { ids: known, created } = await atHalfPace(() => writePiece(ctx, piece, plan));
      for (const [code, id] of known) ids.set(code, id);
      written.created += created;
      written.updated = ids.size - written.created;
      run.onWritten(ids.size);
    }
    for (const [store, lines] of plan.openings) {
      const count = { store, posted: 0, skipped: 0 };
      written.openings.push(count);
      for (const piece of piecesOf(lines, PIECE)) {
        const done = await atHalfPace(() => openPiece(ctx, piece, { ...run, store, ids }));
        count.posted += done.posted;
        count.skipped += done.skipped;
      }
    }
    return written;
  } finally {
    await tellOf(ctx, run, written);
  }
}

/** Writes the goods of a piece that are new or change; the others keep their revision, and no tablet fetches them again. */
function writePiece(ctx: ActorContext, piece: readonly PlannedProduct[], plan: ImportPlan) {
  const products = piece.map((product) => told(product, plan));
  return retrying(() =>
    longDb().$transaction(async (tx) => {
      const compared = await compareProducts(tx, products);
      const touched = new Set(
        compared.filter(({ isNew, changes }) => isNew || changes.length > 0).map(({ code }) => code),
      );
      const { ids, created } = await writeProducts(
        tx,
        products.filter(({ code }) => touched.has(code)),
        ctx.now,
        { setById: ctx.actor.personId },
      );
      for (const { code, id } of compared) if (id && !ids.has(code)) ids.set(code, id);
      return { ids, created };
    }),
  );
}

function openPiece(
  ctx: ActorContext,
  piece: readonly PlannedOpening[],
  { store, ids, storeIds, fileName }: PlanRun & { store: string; ids: ReadonlyMap<string, string> },
) {
  const storeId = storeIds.get(store);
  if (!storeId) throw new NotFound({ noun: 'store' });
  const openings = piece.flatMap((line) => {
    const productId = ids.get(line.code);
    const quantityMilli = milliFromText(line.quantity);
    return productId && quantityMilli ? [{ productId, quantityMilli, unitCost: line.unitCostFen }] : [];
  });
  return retrying(() =>
    longDb().$transaction((tx) => postOpeningStock(tx, ctx, storeId, openings, fileName.slice(0, 200))),
  );
}

/** What came in, also when the run broke off on the way. */
function tellOf(ctx: ActorContext, run: PlanRun, written: WrittenPlan): Promise<void> {
  return ctx.db.$transaction((tx) =>
    writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'imports.products',
      subjectKind: 'importRun',
      subjectId: run.requestId,
      after: {
        file: run.fileName,
        products: written.created + written.updated,
        created: written.created,
        openings: written.openings,
      },
      requestId: run.requestId,
    }),
  );
}

/** What the file tells of a product; the rest of a known product stays as it is. */
export function told(product: PlannedProduct, { tells }: Pick<ImportPlan, 'tells'>): ProductToWrite {
  return {
    code: product.code,
    name: product.name,
    barcodes: product.barcodes,
    // Whether a unit has parts comes from the unit or from a stock that has.
    decimals: product.decimals,
    ...(tells.spec ? { spec: product.spec } : {}),
    ...(tells.brand ? { brand: product.brand } : {}),
    ...(tells.unit ? { unit: product.unit } : {}),
    ...(tells.category ? { categoryName: product.categoryName } : {}),
    ...(tells.listPrice && product.listPriceFen !== null ? { listPriceFen: product.listPriceFen } : {}),
    ...(tells.floorPrice ? { floorPriceFen: product.floorPriceFen } : {}),
    ...(tells.cost ? { cost: product.costFen } : {}),
    ...(tells.taxRate && product.taxRateBp !== null ? { taxRateBp: product.taxRateBp } : {}),
    ...(tells.active && product.active !== null ? { active: product.active } : {}),
  };
}

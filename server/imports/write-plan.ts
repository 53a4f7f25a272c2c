import { milliFromText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { compareProducts } from '@/server/catalog/compare-products';
import { isStocked } from '@/server/catalog/product-kinds';
import { productsById } from '@/server/catalog/products-by-id';
import { writeProducts } from '@/server/catalog/write-products';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { postOpeningStock } from '@/server/stock/opening/post-opening-stock';
import { RunLost } from './hold-run';
import { type PieceRun, PieceWriter } from './piece-writer';
import { productToWrite } from './product-to-write';
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

export interface PlanRun extends PieceRun {
  fileName: string;
  storeIds: ReadonlyMap<string, string>;
}

/**
 * Writes what a plan says, in pieces, each counted into its run by its own transaction. The same plan again changes nothing: products
 * are the same then, and stock opens only where a product never moved; the counts are of the whole run, whatever attempt wrote them.
 * @throws NotFound (store), Busy, RunLost when somebody else went on with the run
 */
export async function writePlan(ctx: ActorContext, plan: ImportPlan, run: PlanRun): Promise<WrittenPlan> {
  const writer = new PlanWriter(ctx, plan, run);
  try {
    await writer.writeProducts();
    await writer.openStock();
  } catch (error) {
    // Whoever went on with it tells of it.
    if (!(error instanceof RunLost)) await tellOf(ctx, run, writer.written()).catch(() => undefined);
    throw error;
  }
  const written = writer.written();
  await tellOf(ctx, run, written);
  return written;
}

class PlanWriter {
  private readonly ids = new Map<string, string>();
  private readonly pieces: PieceWriter;

  constructor(
    private readonly ctx: ActorContext,
    private readonly plan: ImportPlan,
    private readonly run: PlanRun,
  ) {
    const total = [...plan.openings.values()].reduce(
      (sum, lines) => sum + lines.length,
      plan.products.length,
    );
    this.pieces = new PieceWriter(run, total);
  }

  async writeProducts(): Promise<void> {
    for (const piece of piecesOf(this.plan.products, PIECE))
      await this.pieces.write(piece.length, async (tx, count) => {
        const { ids, created } = await writePiece(tx, this.ctx, piece, this.plan);
        const soFar = await count({ created });
        for (const [code, id] of ids) this.ids.set(code, id);
        return soFar;
      });
  }

  async openStock(): Promise<void> {
    for (const [store, lines] of this.plan.openings)
      for (const piece of piecesOf(lines, PIECE))
        await this.pieces.write(piece.length, async (tx, count) => {
          const { posted } = await openPiece(tx, this.ctx, piece, { ...this.run, store, ids: this.ids });
          return count({ posted: { store, lines: posted } });
        });
  }

  written(): WrittenPlan {
    const { created, posted } = this.pieces.soFar;
    return {
      created,
      updated: Math.max(0, this.ids.size - created),
      openings: [...this.plan.openings].map(([store, lines]) => {
        const own = posted[store] ?? 0;
        return { store, posted: own, skipped: lines.length - own };
      }),
    };
  }
}

/** Writes the goods of a piece that are new or change; the others keep their revision, and no tablet fetches them again. */
async function writePiece(tx: Tx, ctx: ActorContext, piece: readonly PlannedProduct[], plan: ImportPlan) {
  const products = piece.map((product) => productToWrite(product, plan));
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
}

async function openPiece(
  tx: Tx,
  ctx: ActorContext,
  piece: readonly PlannedOpening[],
  { store, ids, storeIds, fileName }: PlanRun & { store: string; ids: ReadonlyMap<string, string> },
) {
  const storeId = storeIds.get(store);
  if (!storeId) throw new NotFound({ noun: 'store' });
  const known = await productsById(
    tx,
    piece.flatMap(({ code }) => ids.get(code) ?? []),
  );
  const openings = piece.flatMap((line) => {
    const productId = ids.get(line.code);
    // A service there is already, in a file that does not say so.
    if (productId && !isStocked(known.get(productId)?.kind ?? '')) return [];
    const quantityMilli = milliFromText(line.quantity);
    return productId && quantityMilli ? [{ productId, quantityMilli, unitCost: line.unitCostFen }] : [];
  });
  return postOpeningStock(tx, ctx, storeId, openings, fileName.slice(0, 200));
}

/** What came in, also when the run broke off on the way. */
function tellOf(ctx: ActorContext, run: PlanRun, written: WrittenPlan): Promise<void> {
  return ctx.db.$transaction((tx) =>
    writeAuditEntry(tx, ctx, {
      storeId: null,
      action: 'imports.products',
      subjectKind: 'importRun',
      subjectId: run.hold.runId,
      after: {
        file: run.fileName,
        products: written.created + written.updated,
        created: written.created,
        openings: written.openings,
      },
      requestId: run.hold.runId,
    }),
  );
}

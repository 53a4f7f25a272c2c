import { reconcileFile } from '@/server/imports/reconciliation/reconcile-file';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { openDiscrepancies, reconciliationLines } from '@/server/reconciliation/list-reconciliations';
import { adjustStock } from '@/server/stock/adjustments/adjust-stock';
import { makeFile } from './imports';
import { contextOf } from './staff';
import { makeStocktakeShop } from './stocktake';

/** A store with goods whose book is checked against another program, of an hour ago unless told. */
export async function makeReconciledShop() {
  const now = new Date();
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const shop = await makeStocktakeShop(now);
  const storeId = shop.store.id;

  /** Their export: code, name, quantity. */
  const csv = (...rows: (string | number)[][]) =>
    makeFile(
      '库存.csv',
      [['商品编码', '商品名称', '库存数量'], ...rows].map((row) => row.join(',')).join('\n'),
    );

  async function run(
    file: Awaited<ReturnType<typeof makeFile>>,
    over: Partial<Parameters<typeof reconcileFile>[1]> = {},
    person = shop.manager,
  ) {
    return reconcileFile(await contextOf(person, { now }), {
      requestId: newId(),
      storeId,
      file,
      source: '易构',
      cutOff: minutesAgo(60),
      dryRun: false,
      skipBad: false,
      ...over,
    });
  }

  /** A correction so many minutes ago. */
  const corrected = async (productId: string, quantity: string, minutes: number) =>
    adjustStock.execute(await contextOf(shop.manager, { now: minutesAgo(minutes) }), {
      storeId,
      requestId: newId(),
      reason: 'CORRECTION',
      lines: [{ productId, quantity }],
    });

  const linesOf = async (reconciliationId: string | null) =>
    (await reconciliationLines(db(), { storeId, reconciliationId: reconciliationId ?? '' }, true)).rows;
  const open = async () => (await openDiscrepancies(db(), { storeIds: [storeId] }, () => true)).rows;

  return { ...shop, storeId, minutesAgo, csv, run, corrected, linesOf, open };
}

import { newId } from '@/server/platform/ids';
import type { Bench } from './bench';
import { call } from './http';
import { print, round } from './measure';

const ROWS = 100_000;

/**
 * Another program's export of 100,000 rows against a book of 20,000 products, from the upload to the answer, twice: the
 * second run carries what the first left open. A third of our products differs; the rest of theirs means nothing here.
 */
export async function measureReconciliation({ base, shop }: Bench): Promise<void> {
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const own = shop.products[at];
    return own ? `${own.barcode},${own.name},${at % 3 === 0 ? 7 : 0}` : `YG-${at},别家的货,${at % 50}`;
  });
  const file = ['条码,名称,库存', ...lines].join('\n');
  for (const run of ['reconcile', 'reconcile again']) {
    const began = performance.now();
    const { uploadId } = await upload(`${base}/api/reconciliation/${shop.storeId}`, file, shop.officeCookie);
    const input = {
      requestId: newId(),
      storeId: shop.storeId,
      uploadId,
      fileName: 'bench.csv',
      source: 'bench',
      cutOff: new Date(),
      dryRun: false,
    };
    await call(base, 'mutation', 'imports.reconcile', input, shop.officeCookie);
    const seconds = round((performance.now() - began) / 1000);
    print({ name: run, rows: ROWS, seconds, wanted_seconds_at_most: 30 });
  }
}

async function upload(url: string, file: string, cookie: string): Promise<{ uploadId: string }> {
  const answer = await fetch(url, { method: 'POST', headers: { cookie }, body: file });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  const body: unknown = await answer.json();
  if (typeof body !== 'object' || body === null || !('uploadId' in body)) throw new Error('no upload');
  return { uploadId: String(body.uploadId) };
}

import type { Page } from '@playwright/test';
import superjson from 'superjson';

/** A browser's window, or a browser without one. */
export type Asker = Pick<Page, 'request'>;

/** Signs somebody in as the form does, without the form: most journeys are about what comes after it. */
export async function signInAs({ request }: Asker, login: string, password: string): Promise<void> {
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { login, password, csrfToken, callbackUrl: '/', json: 'true' };
  const answer = await request.post('/api/auth/callback/password', { form });
  if (!answer.ok()) throw new Error(`sign-in of ${login}: ${answer.status()} ${await answer.text()}`);
}

/** Asks the server what a screen would ask it, as whoever is signed in on this page. */
export async function ask<Answer>(page: Asker, procedure: string, input?: object): Promise<Answer> {
  const query = input ? `?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}` : '';
  const response = await page.request.get(`/api/trpc/${procedure}${query}`);
  if (!response.ok()) throw new Error(`${procedure}: ${response.status()} ${await response.text()}`);
  const body = (await response.json()) as { result: { data: Parameters<typeof superjson.deserialize>[0] } };
  return superjson.deserialize<Answer>(body.result.data);
}

/** Does what a screen would do, as whoever is signed in on this page. */
export async function act<Answer>(page: Asker, procedure: string, input: object): Promise<Answer> {
  const content = { requestId: crypto.randomUUID(), ...input };
  const response = await page.request.post(`/api/trpc/${procedure}`, { data: superjson.serialize(content) });
  if (!response.ok()) throw new Error(`${procedure}: ${response.status()} ${await response.text()}`);
  const body = (await response.json()) as { result: { data: Parameters<typeof superjson.deserialize>[0] } };
  return superjson.deserialize<Answer>(body.result.data);
}

export interface Store {
  id: string;
  code: string;
  name: string;
}

export interface Goods {
  id: string;
  name: string;
  code: string;
  barcode: string;
  listPriceFen: number;
  floorPriceFen: number | null;
}

/** Sold whole, in stock here, with a barcode: the first `count` of them, dearest floor first where asked. */
export async function goodsInStock(page: Page, storeId: string, count: number, term = ''): Promise<Goods[]> {
  const rows = await ask<(Goods & { barcode: string | null; unit: string })[]>(page, 'catalog.search', {
    term,
    activeOnly: true,
    take: 60,
  });
  const productIds = rows.map((row) => row.id);
  const levels = await ask<{ productId: string; onHand: string }[]>(page, 'stock.onHand', {
    storeId,
    productIds,
  });
  const plenty = new Set(levels.filter((level) => Number(level.onHand) >= 2).map((level) => level.productId));
  const found: Goods[] = [];
  for (const row of rows) {
    if (!row.barcode || !plenty.has(row.id)) continue;
    const detail = await ask<{ decimals: number; floorPriceFen: number | null }>(page, 'catalog.product', {
      productId: row.id,
    });
    if (detail.decimals > 0 || detail.floorPriceFen === null) continue;
    found.push({ ...row, barcode: row.barcode, floorPriceFen: detail.floorPriceFen });
    if (found.length === count) return found;
  }
  throw new Error(`the demo has fewer than ${count} such products in stock`);
}

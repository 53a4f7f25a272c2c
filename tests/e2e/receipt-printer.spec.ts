import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, expect, test } from '@playwright/test';
import { formatMoney } from '@/lib/format';
import { SAMPLE_NUMBER } from '@/lib/practice-number';
import { askServer } from '@/scripts/print/ask-server';
import { openMemory } from '@/scripts/print/memory';
import { runAgent } from '@/scripts/print/run-agent';
import { writeToPrinter } from '@/scripts/print/writers';
import { type ReadPaper, readEscpos } from '../helpers/escpos-reader';
import { type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { Counter } from './pages/counter';
import { Office } from './pages/office';

// From the settings page to a printer on this machine's own network: the agent is the real one, the printer keeps what it is sent.
test.describe('小票打印机', () => {
  test.describe.configure({ mode: 'serial' });
  let admin: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods;
  let printer: Server;
  let port = 0;
  let token = '';
  const papers: ReadPaper[] = [];
  const stop = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const t = (key: string) => admin.words(`stores.settings.printer.${key}`);
  const settings = () => `/stores/${store.id}?tab=settings#receipt-printer`;
  const text = (paper: ReadPaper | undefined) =>
    paper?.lines.map((line) => line.text.trim()).join('\n') ?? '';

  async function printerListens(): Promise<void> {
    printer = createServer((socket) => {
      const parts: Buffer[] = [];
      socket.on('data', (part) => parts.push(part));
      socket.on('end', () => papers.push(readEscpos(Buffer.concat(parts))));
    });
    await new Promise<void>((go) => printer.listen(port, '127.0.0.1', go));
    port = (printer.address() as { port: number }).port;
  }
  async function sellForCash(): Promise<string> {
    await counter.scan(goods.barcode, goods.name);
    await counter.pay();
    await counter.tender('CASH');
    return counter.finish(goods.listPriceFen);
  }

  test.beforeAll(async ({ browser }) => {
    admin = new Office(await (await browser.newContext()).newPage());
    await admin.signIn(PEOPLE.admin);
    store = await admin.store('S02');
    await printerListens();
  });
  test.afterAll(async () => {
    stop.abort();
    await running;
    printer.close();
    await admin.page.goto(settings());
    await admin.page.getByLabel(t('route')).selectOption('BROWSER');
    await admin.page.getByRole('button', { name: t('save') }).click();
    await expect(admin.page.getByText(t('saved'))).toBeVisible();
    await admin.page.context().close();
    await context.close();
  });

  test('谁管门店谁来设：选打印程序，生成口令，只显示一次', async () => {
    const { page } = admin;
    await page.goto(settings());
    await expect(page.getByRole('button', { name: t('rehearse') })).toBeDisabled();
    await page.getByLabel(t('route')).selectOption('AGENT');
    await page.getByLabel(t('name')).fill('前台');
    await page.getByRole('button', { name: t('save') }).click();
    await expect(page.getByText(t('saved'))).toBeVisible();
    await page.getByRole('button', { name: t('makeToken') }).click();
    const shown = page.getByText(new RegExp(`^${store.id}\\.[\\w-]{43}$`));
    token = (await shown.textContent()) ?? '';
    await expect(page.getByText(t('standing.NO_AGENT'))).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: t('replaceToken') })).toBeVisible();
    await expect(shown).toHaveCount(0);
  });

  test('打印程序连上以后试打一张：汉字、金额、条码、二维码', async ({ baseURL }) => {
    running = runAgent({
      ask: askServer(baseURL ?? '', token),
      write: (bytes) => writeToPrinter({ host: '127.0.0.1', port }, 2_000)(bytes),
      memory: openMemory(path.join(mkdtempSync(path.join(tmpdir(), 'daybook-agent-')), 'memory.json')),
      say: () => undefined,
      signal: stop.signal,
      everyMs: 200,
      firstWaitMs: 200,
    });
    await expect(admin.page.getByText(t('standing.THERE'))).toBeVisible();
    await admin.page.getByRole('button', { name: t('rehearse') }).click();
    await expect.poll(() => papers.length).toBe(1);
    expect(text(papers[0])).toContain(admin.words('stores.settings.testPrint.lamp'));
    expect(papers[0]).toMatchObject({ squares: [t('qr')], kicks: 0, cuts: 1, unknown: [] });
    expect(Buffer.from(papers[0]?.barcodes[0]?.data ?? []).toString()).toContain(SAMPLE_NUMBER);
  });

  test('收现金打小票：钱箱弹开，票上的话和屏幕上一样', async ({ browser }) => {
    context = await browser.newContext();
    counter = new Counter(await context.newPage());
    const manager = new Office(await (await browser.newContext()).newPage());
    await manager.signIn(PEOPLE.otherManager);
    const [found] = await goodsInStock(manager.page, store.id, 1);
    if (!found) throw new Error('something is in stock');
    goods = found;
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await manager.page.context().close();
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
    const receipt = await sellForCash();
    await counter.button('sales.done.print').click();
    await expect(counter.page.getByText(counter.words('sales.printing.printed'))).toBeVisible();
    await expect.poll(() => papers.length).toBe(2);
    const paper = text(papers[1]);
    for (const words of [store.name, receipt, formatMoney(goods.listPriceFen).replace('¥', '￥')])
      expect(paper).toContain(words);
    expect(papers[1]).toMatchObject({ kicks: 1, cuts: 1 });
    await counter.next();
  });

  test('打印机没反应：说清楚，单子不受影响，恢复后自己打出来，只打一张', async () => {
    printer.close();
    const receipt = await sellForCash();
    await counter.button('sales.done.print').click();
    await expect(counter.page.getByText(counter.words('sales.printing.NO_PRINTER'))).toBeVisible();
    await expect(counter.button('sales.printing.here')).toBeVisible();
    await printerListens();
    await expect(counter.page.getByText(counter.words('sales.printing.printed'))).toBeVisible({
      timeout: 40_000,
    });
    expect(papers.filter((paper) => text(paper).includes(receipt))).toHaveLength(1);
    await counter.next();
  });

  test('断网也照卖：小票用这台机器打印', async () => {
    await context.setOffline(true);
    await sellForCash();
    await counter.button('sales.done.print').click();
    await expect(counter.page.getByText(counter.words('sales.printing.refused'))).toBeVisible();
    await context.setOffline(false);
    await counter.button('sales.printing.retry').click();
    await expect(counter.page.getByText(counter.words('sales.printing.printed'))).toBeVisible();
    expect(papers).toHaveLength(4);
    await counter.next();
  });
});

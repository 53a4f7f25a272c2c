import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sellThroughKills } from '@/tests/crash/sell-through-kills';
import { sellUntilKilled } from '@/tests/crash/sell-until-killed';
import { ensureClient } from './generate-client';
import { fail } from './settings';
import { ensureBuild } from './start/build';
import { RunningDaybook } from './test/running-daybook';

/**
 * npm run crash [-- times]: a browser is killed right after Done, again and again; every receipt it showed must be booked once. Then tills sell
 * without a pause while the web server and the database are killed ten times each; what was acknowledged must be there once, and the books agree.
 */
const TIMES = Number(process.argv[2] ?? 200);
const KILLS_EACH = 10;

async function crash(): Promise<number> {
  await ensureClient(console.error);
  await ensureBuild(console.error);
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-crash-'));
  const daybook = await RunningDaybook.start(path.join(folder, 'data'), 'on');
  try {
    const browser = await browserKilled(daybook, path.join(folder, 'browser'));
    const server = await serverKilled(daybook);
    return Math.max(browser, server);
  } finally {
    await daybook.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function browserKilled({ base }: RunningDaybook, folder: string): Promise<number> {
  if (TIMES === 0) return 0;
  const { shown, lost, doubled, killedWithinMs } = await sellUntilKilled({ base, folder, times: TIMES });
  console.log(JSON.stringify({ name: 'crash.browser', killed: TIMES, shown, lost, doubled, killedWithinMs }));
  return lost.length + doubled.length === 0 && shown === TIMES ? 0 : 1;
}

async function serverKilled(daybook: RunningDaybook): Promise<number> {
  const done = await sellThroughKills(daybook, KILLS_EACH);
  const books = await daybook.checkBooks();
  console.log(JSON.stringify({ name: 'crash.server', ...done, booksAgree: books.code === 0 }));
  if (books.code !== 0) console.log(books.said);
  return done.lost.length + done.doubled.length + done.changed.length + books.code === 0 ? 0 : 1;
}

process.exit(await crash().catch(fail));

import type { SeededRandom } from '@/prisma/seed/random';
import { db } from '@/server/platform/db';
import { checkBooks } from '@/server/reports/books/check-books';
import { reportOfDay } from '@/server/reports/report-of-day';
import { submitReport } from '@/server/reports/submit-report';
import { closeTill } from '@/server/tills/close-till';
import { countTill } from '@/server/tills/count-till';
import { SLIP_KINDS } from '@/server/tills/payment-rules';
import { DENOMINATIONS_FEN } from '@/server/tills/rules';
import { contextOf } from '@/tests/factories/staff';
import { ACTS } from './acts';
import { yuan } from './ring-up';
import { openShop, type Shop } from './shop-of-shift';

/** Sells a card each for whatever comes back later in the shift. */
const BEFORE: Record<string, string> = {
  return: 'card sale',
  exchange: 'wechat sale',
  points: 'stored value',
};

/**
 * A clerk's shift from opening the till to the day's report, by the server's own commands: every kind of ticket at least once.
 * @param tickets how many; an exchange is one though it is two documents
 * @param say gets a line for each, and for what the books say in the end
 * @returns what is wrong: nothing, when paper and books agree
 */
export async function playShift(
  of: { seed: number; tickets: number },
  say: (line: string) => void,
): Promise<string[]> {
  const shop = await openShop(of.seed);
  for (const [index, name] of plan(shop.random, of.tickets).entries()) {
    const line = await ACTS[name]?.act(shop);
    say(`${String(index + 1).padStart(2)}  ${name.padEnd(22)} ${line}`);
  }
  return [...(await closeUp(shop, say)), ...(await readReport(shop, say)), ...(await readBooks(say))];
}

/** Every kind once, then as they come; what comes back is sold before. */
export function plan(random: SeededRandom, tickets: number): string[] {
  const kinds = Object.keys(ACTS);
  if (tickets < kinds.length)
    throw new Error(`A shift has at least ${kinds.length} tickets: one of each kind.`);
  const names = [...kinds];
  while (names.length < tickets) {
    const name = random.pick(kinds);
    const before = BEFORE[name];
    if (before === undefined) names.push(name);
    else if (names.length + 2 <= tickets) names.push(name, before);
  }
  for (let at = names.length - 1; at > 0; at -= 1) {
    const other = random.between(0, at);
    [names[at], names[other]] = [names[other] ?? '', names[at] ?? ''];
  }
  return inOrder(names);
}

/** Puts off whatever wants a sale of before until there is one for each of them. */
function inOrder(names: readonly string[]): string[] {
  const ordered: string[] = [];
  let putOff: string[] = [];
  const free = new Map<string, number>();
  const takeIfFree = (name: string): boolean => {
    const before = BEFORE[name];
    if (before === undefined) {
      free.set(name, (free.get(name) ?? 0) + 1);
      ordered.push(name);
      return true;
    }
    const left = free.get(before) ?? 0;
    if (left === 0) return false;
    free.set(before, left - 1);
    ordered.push(name);
    return true;
  };
  for (const name of names) {
    if (!takeIfFree(name)) putOff.push(name);
    putOff = putOff.filter((one) => !takeIfFree(one));
  }
  if (putOff.length > 0) throw new Error(`nothing was sold for ${putOff.join(', ')}`);
  return ordered;
}

/** Counts what the paper says there must be; the books must expect just that. */
async function closeUp(shop: Shop, say: (line: string) => void): Promise<string[]> {
  const { base, sessionId, paper } = shop;
  const tenderCounts = Object.fromEntries(SLIP_KINDS.map((kind) => [kind, paper.tenders.get(kind) ?? 0]));
  const counted = await countTill.execute(await shop.atTill(), {
    ...base(),
    sessionId,
    denominations: inNotes(paper.cashFen),
    tenderCounts,
  });
  const slips = counted.tenders
    .filter((one) => one.differenceFen !== 0)
    .map(({ kind }) => `slips of ${kind} differ`);
  const closed = await closeTill.execute(await shop.atTill(), { ...base(), sessionId, reason: '' });
  say(
    `till closed: Z ${closed.zNumber}, ${yuan(closed.countedFen)} counted, ${yuan(closed.differenceFen)} over or short`,
  );
  return [...slips, ...(closed.differenceFen === 0 ? [] : ['the drawer differs'])];
}

function inNotes(fen: number): Record<string, number> {
  let rest = fen;
  const notes: Record<string, number> = {};
  for (const note of DENOMINATIONS_FEN) {
    notes[String(note)] = Math.floor(rest / note);
    rest %= note;
  }
  return notes;
}

async function readReport(shop: Shop, say: (line: string) => void): Promise<string[]> {
  const { store, businessDay, paper } = shop;
  const manager = await contextOf(shop.manager);
  await submitReport.execute(manager, { ...shop.base(), day: businessDay, openReason: '明天自提' });
  const { sections } = await reportOfDay(manager, store.id, businessDay);
  const kinds = Object.values(sections.sales?.figures.tickets ?? {});
  const netFen = kinds.reduce((sum, kind) => sum + kind.netFen, 0);
  const count = kinds.reduce((sum, kind) => sum + kind.count, 0);
  say(`day report ${businessDay}: ${count} documents, ${yuan(netFen)} net`);
  for (const { kind, takenFen, refundedFen } of sections.sales?.figures.tenders ?? [])
    say(`   ${kind.padEnd(14)} ${yuan(takenFen)} taken, ${yuan(refundedFen)} given back`);
  return [
    ...(count === paper.tickets ? [] : [`the report has ${count} documents, the paper ${paper.tickets}`]),
    ...(netFen === paper.netFen
      ? []
      : [`the report has ${yuan(netFen)} net, the paper ${yuan(paper.netFen)}`]),
  ];
}

async function readBooks(say: (line: string) => void): Promise<string[]> {
  const facts = await db().$transaction((tx) => checkBooks(tx), { timeout: 120_000 });
  const wrong = facts.filter(({ differences }) => differences > 0);
  const differences = facts.reduce((sum, fact) => sum + fact.differences, 0);
  say(`books:check: ${facts.length} facts, ${differences} differences`);
  return wrong.flatMap(({ title, examples }) => [`${title} differs`, ...examples]);
}

import type { Db, Tx } from '@/server/platform/db';
import { FIRST_HEAD, type HeadFact, HeadWriter, marksIn, readHeadFile } from './head-file';
import { readLedgers, readMarks, readSeals, toldDay } from './read-marks';

/** Acts of no day are looked for this far back, ms: a tablet's may arrive late. */
const LOOK_BACK_MS = 3 * 86_400_000;

/**
 * Tells a head file what the ledgers hold that it was not told yet: rows of days that are not sealed, rows of no day, and
 * seals. What is in the file can be rewritten nowhere in the database without showing.
 */
export class HeadKeeper {
  private readonly known = new Map<string, Set<string>>();
  private readonly sealed = new Set<string>();
  private readonly writer: HeadWriter;
  /** A process begins with one whole look: nobody knows how long the shop was closed, nor what its last minute wrote. */
  private isFirst = true;

  constructor(
    private readonly db: Db,
    file: string,
  ) {
    const lines = readHeadFile(file);
    for (const line of lines) this.note(line);
    this.writer = new HeadWriter(file, lines.at(-1)?.head ?? FIRST_HEAD);
  }

  /** One head: reads a snapshot, appends what is new. @returns how many rows and seals were new */
  async keep(now: Date): Promise<number> {
    const began = await nothingOlderComes(this.db);
    const { facts, count } = await this.db.$transaction((tx) => this.news(tx, now), {
      isolationLevel: 'RepeatableRead',
      timeout: 600_000,
    });
    // Of a minute in which nothing was written there is nothing to say.
    if (facts.length > 0) this.writer.append([...facts, { kind: 'whole', began: began.toISOString() }], now);
    for (const fact of facts) this.note(fact);
    this.isFirst = false;
    return count;
  }

  private async news(tx: Tx, now: Date): Promise<{ facts: HeadFact[]; count: number }> {
    await tx.$executeRawUnsafe(`SET LOCAL datestyle = 'ISO, YMD'`);
    const groups = new Map<string, { scope: string; day: string | null; marks: Record<string, string> }>();
    let count = 0;
    const since = this.isFirst ? null : new Date(now.getTime() - LOOK_BACK_MS);
    for (const ledger of await readLedgers(tx)) {
      for (const { scope, day, mark } of await readMarks(tx, ledger, { since })) {
        if (this.known.get(keyOf(scope, day, ledger.name))?.has(mark)) continue;
        const key = `${scope} ${day}`;
        const group = groups.get(key) ?? { scope, day, marks: {} };
        group.marks[ledger.name] = (group.marks[ledger.name] ?? '') + mark;
        groups.set(key, group);
        count += 1;
      }
    }
    const seals = (await readSeals(tx)).filter(({ scope, number }) => !this.sealed.has(`${scope} ${number}`));
    const facts: HeadFact[] = [
      ...[...groups.values()].map((group) => ({ kind: 'rows' as const, ...group })),
      ...seals.map((seal) => ({ kind: 'seal' as const, ...seal })),
    ];
    return { facts, count: count + seals.length };
  }

  private note(fact: HeadFact): void {
    if (fact.kind === 'rows') {
      for (const [ledger, marks] of Object.entries(fact.marks)) {
        const key = keyOf(fact.scope, toldDay(ledger, fact.day), ledger);
        const known = this.known.get(key) ?? new Set();
        for (const mark of marksIn(marks)) known.add(mark);
        this.known.set(key, known);
      }
    }
    if (fact.kind !== 'seal') return;
    this.sealed.add(`${fact.scope} ${fact.number}`);
    // The seal speaks for its rows: they are not looked at again.
    for (const key of this.known.keys())
      if (key.startsWith(`${fact.scope} ${fact.day} `)) this.known.delete(key);
  }
}

export function keyOf(scope: string, day: string | null, ledger: string): string {
  return `${scope} ${day} ${ledger}`;
}

/** The longest any transaction of Daybook takes, as SQL: for a role that may not see when others' began. */
const LONGEST = '30 minutes';

/**
 * A moment before which nothing more is written: no transaction that may still write began earlier. Asked before the snapshot,
 * so that what was written before it is in the snapshot.
 */
async function nothingOlderComes(db: Db): Promise<Date> {
  const [row] = await db.$queryRaw<{ began: Date }[]>`
    SELECT CASE WHEN pg_has_role(current_user, 'pg_read_all_stats', 'usage') OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
      THEN (SELECT coalesce(min(xact_start), now()) FROM pg_stat_activity WHERE datname = current_database()
        AND backend_type = 'client backend')
      ELSE now() - ${LONGEST}::interval END AS began`;
  if (!row) throw new Error('one row was asked for');
  return row.began;
}

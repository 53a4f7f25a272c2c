import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SeededRandom } from '@/prisma/seed/random';
import { connect, type Db, db } from '@/server/platform/db';
import { completeSale } from '@/server/sales/complete-sale';
import { livedDay } from '@/tests/factories/lived-day';
import { makeSale } from '@/tests/factories/sales';
import { asOwner, withTestDatabase } from '@/tests/helpers/database';
import { factsReading } from '@/tests/helpers/facts-reading';
import { tampered } from '@/tests/helpers/tampering';
import {
  everyTampering,
  type LedgerColumn,
  ledgerColumns,
  nameOf,
  randomTampering,
  statementsOf,
  type Tampering,
} from '@/tests/helpers/tamperings';
import { checkBooks } from '../books/check-books';
import { checkHeads } from './check-heads';
import { readHeadFile } from './head-file';
import { HeadKeeper } from './write-heads';

/** `npm run test:long` tries a thousand. */
const TRIES = Number(process.env.DAYBOOK_TAMPERINGS ?? 40);
/** Minutes: `npm run test:long` alone. */
const EVERY = process.env.DAYBOOK_EVERY_TAMPERING !== undefined;
const SEED = Number(process.env.DAYBOOK_SEED ?? Date.now() % 1_000_000);

/** Written over by who covers a tampering up. */
const COVERED = ['ledger_count', 'seal'];

const folder = mkdtempSync(path.join(tmpdir(), 'heads-'));
const file = path.join(folder, 'heads.jsonl');
/** As the launcher asks: a role that sees when others' transactions began. */
let owner: Db;
let open: Awaited<ReturnType<typeof livedDay>>;
let columns: Map<string, LedgerColumn[]>;

beforeAll(async () => {
  owner = connect(withTestDatabase().ownerUrl, 2);
  await livedDay(true);
  open = await livedDay(false);
  columns = await ledgerColumns();
  const keeper = new HeadKeeper(owner, file);
  await keeper.keep(new Date());
}, 120_000);

afterAll(async () => {
  await owner.$disconnect();
  rmSync(folder, { recursive: true });
});

const differences = async (reader: Parameters<typeof checkHeads>[0], table: string) => {
  const facts = await factsReading(table, ...COVERED);
  const books = (await checkBooks(reader, undefined, facts)).flatMap((fact) => fact.examples);
  return [...books, ...(await checkHeads(reader, readHeadFile(file))).differences];
};

/** Does it, looks, and takes it back. 'no tampering': no row there, nothing changed, or a key that refuses even a superuser. */
async function outcomeOf(one: Tampering): Promise<'found' | 'missed' | 'no tampering'> {
  const { table } = one.column;
  const fingerprint = `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS sum FROM ${table} t`;
  const [before] = await asOwner<{ sum: string }>(fingerprint);
  const outcome = await tampered(statementsOf(one, columns.get(table) ?? []), async (tx) => {
    const [after] = await tx.$queryRawUnsafe<{ sum: string }[]>(fingerprint);
    return after?.sum === before?.sum ? 'no tampering' : (await differences(tx, table)).length;
  }).catch((error: unknown) => String(error));
  if (typeof outcome === 'number') return outcome > 0 ? 'found' : 'missed';
  if (!REFUSED_ALL_THE_SAME.test(outcome)) throw new Error(`${nameOf(one)}: ${outcome}`);
  return 'no tampering';
}

const REFUSED_ALL_THE_SAME =
  /no tampering|duplicate key|null value|invalid input|out of range|violates|numeric field|cannot/;

describe('a head file kept outside the database', () => {
  it('speaks for every row, and finds nothing where only Daybook wrote', async () => {
    const { inFile, newer, differences: found } = await checkHeads(db(), readHeadFile(file));
    expect(found).toEqual([]);
    expect(newer).toBe(0);
    expect(inFile).toBeGreaterThan(100);
  });

  it(`finds ${TRIES} random tamperings (seed ${SEED})`, async () => {
    const random = new SeededRandom(SEED);
    const missed: string[] = [];
    let tried = 0;
    for (let attempts = 0; tried < TRIES && attempts < TRIES * 10; attempts += 1) {
      const one = randomTampering(random, columns);
      const outcome = await outcomeOf(one);
      if (outcome === 'no tampering') continue;
      tried += 1;
      if (outcome === 'missed') missed.push(nameOf(one));
    }
    console.info(`tamperings: ${tried} tried, ${tried - missed.length} found, seed ${SEED}`);
    expect(missed).toEqual([]);
    expect(tried).toBe(TRIES);
  }, 3_600_000);

  it.each([
    ['adjustment_line', 'adjustment_id'],
    ['discrepancy_finding', 'line_no'],
    ['discrepancy_finding', 'store_id'],
    ['day_report', 'day'],
    ['day_report_decision', 'store_id'],
    ['shortage_reversal', 'share_id'],
    ['approval', 'old_fen'],
  ])('finds a copy of %s with another %s, covered up', async (table, name) => {
    const column = columns.get(table)?.find((one) => one.column === name);
    if (!column) throw new Error(`${table} has no ${name}`);
    const covers = { digests: true, counts: true, seals: true };
    for (const nth of [0, 1, 2, 3])
      expect(await outcomeOf({ kind: 'forge', column, nth, cut: 1, covers })).toBe('found');
  });

  it.runIf(EVERY)(
    'finds every kind of tampering with every column of every ledger',
    async () => {
      const missed: string[] = [];
      let tried = 0;
      for (const one of everyTampering(new SeededRandom(SEED), columns)) {
        const outcome = await outcomeOf(one);
        if (outcome !== 'no tampering') tried += 1;
        if (outcome === 'missed') missed.push(nameOf(one));
      }
      console.info(`every kind with every column: ${tried} tried, ${tried - missed.length} found`);
      expect(missed).toEqual([]);
      expect(tried).toBeGreaterThan(1_000);
    },
    3_600_000,
  );

  it('counts apart what came after its last head, and tells it with the next', async () => {
    const { store, ctx, device, sessionId, product } = open;
    const sale = makeSale({ prefix: device.prefix, seq: 30, sessionId }, [{ product }]);
    await completeSale(ctx, { storeId: store.id, ...sale });
    const after = await checkHeads(db(), readHeadFile(file));
    expect(after.differences).toEqual([]);
    expect(after.newer).toBeGreaterThan(3);
    const resumed = new HeadKeeper(owner, file);
    expect(await resumed.keep(new Date())).toBe(after.newer);
    expect(await resumed.keep(new Date())).toBe(0);
    expect(await checkHeads(db(), readHeadFile(file))).toMatchObject({ newer: 0, differences: [] });
    const gone = await tampered(
      [
        `DELETE FROM stock_entry WHERE document_id = '${sale.id}'`,
        `DELETE FROM cash_movement WHERE ticket_id = '${sale.id}'`,
        `DELETE FROM tender WHERE ticket_id = '${sale.id}'`,
        `DELETE FROM ticket_line WHERE ticket_id = '${sale.id}'`,
        `DELETE FROM audit_entry WHERE subject_id = '${sale.id}'`,
        `DELETE FROM ticket WHERE id = '${sale.id}'`,
      ],
      (tx) => checkHeads(tx, readHeadFile(file)),
    );
    expect(gone.differences.length).toBeGreaterThan(4);
  });

  it('shows when a line of it is changed, and leaves out a last line that broke off', () => {
    const text = readFileSync(file, 'utf8');
    const lines = readHeadFile(file).length;
    const other = path.join(folder, 'other.jsonl');
    writeFileSync(other, `${text}{"kind":"rows"`);
    expect(readHeadFile(other)).toHaveLength(lines);
    writeFileSync(other, text.replace('"kind":"rows"', '"kind":"rowz"'));
    expect(() => readHeadFile(other)).toThrow(/is not what was written/);
    writeFileSync(other, text.split('\n').slice(1).join('\n'));
    expect(() => readHeadFile(other)).toThrow(/is not what was written/);
  });
});

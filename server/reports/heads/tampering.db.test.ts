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
import { changed, dropChecks, tampered } from '@/tests/helpers/tampering';
import { checkBooks } from '../books/check-books';
import { checkHeads } from './check-heads';
import { readHeadFile } from './head-file';
import { HeadKeeper } from './write-heads';

/** `npm run test:long` tries a thousand. */
const TRIES = Number(process.env.DAYBOOK_TAMPERINGS ?? 40);
const SEED = Number(process.env.DAYBOOK_SEED ?? Date.now() % 1_000_000);

interface Column {
  table: string;
  column: string;
  type: string;
  udt: string;
}

const folder = mkdtempSync(path.join(tmpdir(), 'heads-'));
const file = path.join(folder, 'heads.jsonl');
/** As the launcher asks: a role that sees when others' transactions began. */
let owner: Db;
let open: Awaited<ReturnType<typeof livedDay>>;
let columns: Map<string, Column[]>;

beforeAll(async () => {
  owner = connect(withTestDatabase().ownerUrl, 2);
  await livedDay(true);
  open = await livedDay(false);
  const found = await asOwner<Column>(
    `SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS type, c.udt_name AS udt
     FROM information_schema.columns c JOIN pg_trigger t ON t.tgrelid = ('public.' || quote_ident(c.table_name))::regclass AND t.tgname = 'append_only'
     WHERE c.table_schema = 'public' AND c.table_name <> 'zone_photo' ORDER BY 1, c.ordinal_position`,
  );
  columns = new Map();
  for (const one of found) columns.set(one.table, [...(columns.get(one.table) ?? []), one]);
  const keeper = new HeadKeeper(owner, file);
  await keeper.keep(new Date());
}, 120_000);

afterAll(async () => {
  await owner.$disconnect();
  rmSync(folder, { recursive: true });
});

const differences = async (reader: Parameters<typeof checkHeads>[0]) => {
  const books = (await checkBooks(reader)).flatMap((fact) => fact.examples);
  return [...books, ...(await checkHeads(reader, readHeadFile(file))).differences];
};

const digest = (table: string, where: string) =>
  `UPDATE ${table} t SET digest = encode(sha256(convert_to(rtrim(replace(t::text, digest, ''), ',)'), 'UTF8')), 'hex') WHERE ${where}`;

/** Makes every seal fit what stands there now, and chains them anew. */
const RESEAL = `DO $$ DECLARE s record; before text; store uuid; BEGIN
  FOR s IN SELECT * FROM seal ORDER BY store_id, number LOOP
    IF store IS DISTINCT FROM s.store_id THEN before := repeat('0', 64); store := s.store_id; END IF;
    UPDATE seal SET previous_hash = before, content_hash = seal_content(s.store_id, s.day) WHERE store_id = s.store_id AND number = s.number;
    UPDATE seal SET hash = seal_hash(previous_hash, content_hash, store_id, day, number, sealed_at, sealed_by_id) WHERE store_id = s.store_id AND number = s.number
      RETURNING hash INTO before;
  END LOOP; END $$`;

/** Makes every count fit what stands there now. */
const RECOUNT = `DO $$ DECLARE t text; BEGIN DELETE FROM ledger_count;
  FOR t IN SELECT counted_ledgers() LOOP
    EXECUTE format('INSERT INTO ledger_count SELECT store_id, %L, %I::text, count(*) FROM %I GROUP BY 1, 3', t, counted_by(t), t);
  END LOOP; END $$`;

/** One tampering: what it is called, and what it does. */
function tamper(random: SeededRandom): { what: string; statements: string[] } {
  const table = random.pick([...columns.keys()]);
  const own = columns.get(table) ?? [];
  const free = own.filter(({ column }) => column !== 'digest');
  const { column, type, udt } = random.pick(free);
  const nth = random.between(0, 5);
  const at = `(SELECT ctid FROM ${table} ORDER BY md5(${table}::text) OFFSET ${nth} LIMIT 1)`;
  const kind = random.pick(['edit', 'edit', 'delete', 'swap', 'forge', 'cut'] as const);
  const value = changed(column, type, udt);
  const names = own.map((one) => one.column);
  const renewed = names.map((name) =>
    name === 'id' ? 'gen_random_uuid()' : name === column && column !== 'id' ? value : name,
  );
  const acts = {
    edit: [`UPDATE ${table} SET ${column} = ${value} WHERE ctid = ${at}`],
    delete: [`DELETE FROM ${table} WHERE ctid = ${at}`],
    swap: [
      `UPDATE ${table} a SET ${column} = b.${column} FROM ${table} b WHERE b.ctid = ${at}
        AND a.ctid = (SELECT x.ctid FROM ${table} x WHERE x.${column}::text IS DISTINCT FROM (SELECT y.${column}::text FROM ${table} y WHERE y.ctid = ${at}) LIMIT 1)`,
    ],
    forge: [
      `INSERT INTO ${table} (${names.join(', ')}) SELECT ${renewed.join(', ')} FROM ${table} WHERE ctid = ${at}`,
    ],
    cut: [
      `DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} ORDER BY digest DESC LIMIT ${1 + random.between(0, 2)})`,
    ],
  };
  const cover = [
    ...(random.between(0, 1) ? [digest(table, 'true')] : []),
    ...(random.between(0, 1) ? [RECOUNT] : []),
    ...(random.between(0, 1) ? [RESEAL, digest('seal', 'true')] : []),
  ];
  return {
    what: `${kind} ${table}.${column} row ${nth}, ${cover.length} covers`,
    statements: [dropChecks(table), ...acts[kind], ...cover],
  };
}

describe('a head file kept outside the database', () => {
  it('speaks for every row, and finds nothing where only Daybook wrote', async () => {
    const { told, newer, differences: found } = await checkHeads(db(), readHeadFile(file));
    expect(found).toEqual([]);
    expect(newer).toBe(0);
    expect(told).toBeGreaterThan(100);
  });

  it(`finds ${TRIES} random tamperings (seed ${SEED})`, async () => {
    const random = new SeededRandom(SEED);
    const missed: string[] = [];
    let tried = 0;
    for (let attempts = 0; tried < TRIES && attempts < TRIES * 10; attempts += 1) {
      const { what, statements } = tamper(random);
      const fingerprint = `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS sum FROM ${what.split(' ')[1]?.split('.')[0]} t`;
      const [before] = await asOwner<{ sum: string }>(fingerprint);
      const outcome = await tampered(statements, async (tx) => {
        const [after] = await tx.$queryRawUnsafe<{ sum: string }[]>(fingerprint);
        return after?.sum === before?.sum ? 'nothing done' : (await differences(tx)).length;
      }).catch((error: unknown) => String(error));
      // No row there, or a key that refuses even a superuser: no tampering.
      if (typeof outcome === 'string') {
        if (
          !/nothing done|duplicate key|null value|invalid input|out of range|violates|numeric field|cannot/.test(
            outcome,
          )
        )
          throw new Error(`${what}: ${outcome}`);
        continue;
      }
      tried += 1;
      if (outcome === 0) missed.push(what);
    }
    console.info(`tamperings: ${tried} tried, ${tried - missed.length} found, seed ${SEED}`);
    expect(missed).toEqual([]);
    expect(tried).toBe(TRIES);
  }, 3_600_000);

  it('counts apart what came after its last head, and tells it with the next', async () => {
    const { store, ctx, device, sessionId, product } = open;
    const sale = makeSale({ prefix: device.prefix, seq: 8, sessionId }, [{ product }]);
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

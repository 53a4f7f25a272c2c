import type { SeededRandom } from '@/prisma/seed/random';
import { asOwner } from './database';
import { firstSealFunctions } from './first-seals';
import { changed, dropChecks } from './tampering';

export interface LedgerColumn {
  table: string;
  column: string;
  type: string;
  udt: string;
}

export const KINDS = ['edit', 'delete', 'swap', 'forge', 'cut'] as const;
export type Kind = (typeof KINDS)[number];

/** What hides a tampering: digests, counts and seals that fit what stands there now. */
export interface Covers {
  digests: boolean;
  counts: boolean;
  seals: boolean;
}

export interface Tampering {
  kind: Kind;
  column: LedgerColumn;
  /** Of which row, in no order anybody knows. */
  nth: number;
  /** Rows cut off by 'cut'. */
  cut: number;
  covers: Covers;
}

/** The columns of every append-only table, by table. Pictures carry no digest and are left out. */
export async function ledgerColumns(): Promise<Map<string, LedgerColumn[]>> {
  const found = await asOwner<LedgerColumn>(
    `SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS type, c.udt_name AS udt
     FROM information_schema.columns c JOIN pg_trigger t ON t.tgrelid = ('public.' || quote_ident(c.table_name))::regclass AND t.tgname = 'append_only'
     WHERE c.table_schema = 'public' AND c.table_name NOT IN ('zone_photo', 'attachment_content') ORDER BY 1, c.ordinal_position`,
  );
  const columns = new Map<string, LedgerColumn[]>();
  for (const one of found) columns.set(one.table, [...(columns.get(one.table) ?? []), one]);
  return columns;
}

export function randomTampering(
  random: SeededRandom,
  columns: ReadonlyMap<string, LedgerColumn[]>,
): Tampering {
  const table = random.pick([...columns.keys()]);
  const column = random.pick((columns.get(table) ?? []).filter(tamperable));
  const coin = () => random.between(0, 1) === 1;
  return {
    kind: random.pick(['edit', ...KINDS]),
    column,
    nth: random.between(0, 5),
    cut: 1 + random.between(0, 2),
    covers: { digests: coin(), counts: coin(), seals: coin() },
  };
}

/** Every kind with every column of every ledger, each at some row, all of it covered up. */
export function everyTampering(
  random: SeededRandom,
  columns: ReadonlyMap<string, LedgerColumn[]>,
): Tampering[] {
  const covers = { digests: true, counts: true, seals: true };
  return [...columns.values()].flatMap((own) =>
    own.filter(tamperable).flatMap((column, index) => {
      // A row is gone whichever column is looked at.
      const kinds = index === 0 ? KINDS : KINDS.filter((kind) => kind !== 'delete' && kind !== 'cut');
      return kinds.map((kind) => ({ kind, column, nth: random.between(0, 5), cut: 1, covers }));
    }),
  );
}

export function nameOf({ kind, column, nth, covers }: Tampering): string {
  const hidden = Object.entries(covers).flatMap(([what, is]) => (is ? [what] : []));
  return `${kind} ${column.table}.${column.column} row ${nth}, covered: ${hidden.join(' ') || 'nothing'}`;
}

/** What a superuser with every guard switched off would run. @param own all columns of its table */
export function statementsOf(
  { kind, column: { table, column, type, udt }, nth, cut, covers }: Tampering,
  own: readonly LedgerColumn[],
): string[] {
  const at = `(SELECT ctid FROM ${table} ORDER BY md5(${table}::text) OFFSET (SELECT ${nth} % greatest(count(*), 1) FROM ${table}) LIMIT 1)`;
  const value = changed(column, type, udt);
  const names = own.map((one) => one.column);
  const renewed = names.map((name) =>
    name === 'id' ? 'gen_random_uuid()' : name === column && column !== 'id' ? value : name,
  );
  const acts: Record<Kind, string> = {
    edit: `UPDATE ${table} SET ${column} = ${value} WHERE ctid = ${at}`,
    delete: `DELETE FROM ${table} WHERE ctid = ${at}`,
    swap: `UPDATE ${table} a SET ${column} = b.${column} FROM ${table} b WHERE b.ctid = ${at}
      AND a.ctid = (SELECT x.ctid FROM ${table} x WHERE x.${column}::text IS DISTINCT FROM (SELECT y.${column}::text FROM ${table} y WHERE y.ctid = ${at}) LIMIT 1)`,
    forge: `INSERT INTO ${table} (${names.join(', ')}) SELECT ${renewed.join(', ')} FROM ${table} WHERE ctid = ${at}`,
    cut: `DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} ORDER BY digest DESC LIMIT ${cut})`,
  };
  return [
    dropChecks(table),
    acts[kind],
    ...(covers.digests ? [digest(table)] : []),
    ...(covers.counts ? [RECOUNT] : []),
    ...(covers.seals ? [firstSealFunctions(), RESEAL, digest('seal')] : []),
  ];
}

const tamperable = ({ column }: LedgerColumn) => column !== 'digest';

const digest = (table: string) =>
  `UPDATE ${table} t SET digest = encode(sha256(convert_to(rtrim(replace(t::text, digest, ''), ',)'), 'UTF8')), 'hex')`;

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

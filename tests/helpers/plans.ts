import pg from 'pg';
import { withTestDatabase } from './database';
import { dropChecks } from './tampering';

/** Where texts go while somebody listens. Set up with this file's import: connections made later keep what they found then. */
let heard: Set<string> | null = null;
const send = pg.Client.prototype.query;
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const [first] = args;
  const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
  if (text) heard?.add(text);
  return Reflect.apply(send, this, args);
} as typeof send;

/** Texts of every statement sent while something is done, each once. */
export async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const texts = new Set<string>();
  heard = texts;
  try {
    await act();
  } finally {
    heard = null;
  }
  return [...texts].filter((text) => /^(\s|\/\*.*?\*\/)*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/is.test(text));
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: PlanNode[];
}

/** Tables a statement's plan reads from end to end, with the planner's ordinary settings and whatever arguments. */
export async function scannedTables(client: pg.Client, text: string): Promise<string[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`,
  );
  const found: string[] = [];
  const walk = (node: PlanNode) => {
    if (node['Node Type'] === 'Seq Scan' && node['Relation Name']) found.push(node['Relation Name']);
    node.Plans?.forEach(walk);
  };
  const [plan] = rows[0]?.['QUERY PLAN'] ?? [];
  if (plan) walk(plan.Plan);
  return found;
}

/**
 * Copies one row of a table many times, some of its columns made anew for each.
 * @param over SQL by column, of `g` (1 to `times`) and of the row as `t`
 */
export async function grow(
  client: pg.Client,
  table: string,
  times: number,
  over: Record<string, string>,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  // Copies are for the planner's statistics: what they say need not be true.
  await client.query(dropChecks(table));
  const values = names.map((name) => over[name] ?? `t."${name}"`);
  await client.query(
    `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')})
     SELECT ${values.join(', ')} FROM (SELECT * FROM ${table} LIMIT 1) t, generate_series(1, ${times}) g ON CONFLICT DO NOTHING`,
  );
}

/** A connection that may do anything and fires no trigger. */
export async function unguarded(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: withTestDatabase().ownerUrl });
  await client.connect();
  await client.query('SET session_replication_role = replica');
  return client;
}

import type { Reader } from '@/server/platform/db';
import { attachmentFact } from './attachment-facts';
import { attendanceFact } from './attendance-facts';
import { costFact } from './cost-facts';
import { creditFact } from './credit-facts';
import { cashFact, numberFact, reportFact } from './day-facts';
import { dutyFact } from './duty-facts';
import type { Fact } from './fact';
import { incidentFact } from './incident-facts';
import { pointFact } from './point-facts';
import { shortageFact } from './shortage-facts';
import { stockFact } from './stock-facts';
import { returnFact, ticketFact } from './ticket-facts';
import { trainingFact } from './training-facts';
import { transitFact } from './transit-facts';
import { zoneFact } from './zone-facts';

export interface FactResult {
  number: number;
  title: string;
  /** False while the tables of the fact do not exist. */
  kept: boolean;
  counts: Record<string, number>;
  /** How many differences, and the first of each query. */
  differences: number;
  examples: string[];
  notes: string[];
}

const EXAMPLES = 10;

type AnyFact = Fact | { number: number; title: string; kept: false };

export const FACTS: readonly AnyFact[] = [
  stockFact,
  ticketFact,
  returnFact,
  cashFact,
  creditFact,
  reportFact,
  numberFact,
  zoneFact,
  transitFact,
  shortageFact,
  costFact,
  attachmentFact,
  incidentFact,
  pointFact,
  attendanceFact,
  dutyFact,
  trainingFact,
];

/**
 * The facts of the books over the whole database (product.md). Reads one snapshot when given a transaction.
 * @param onQuery told before each question: what is asked, and how many of them were
 * @param facts left out: all
 */
export async function checkBooks(
  reader: Reader,
  onQuery: (what: string, done: number, of: number) => void = () => undefined,
  facts: readonly AnyFact[] = FACTS,
): Promise<FactResult[]> {
  const results: FactResult[] = [];
  const all = facts.reduce(
    (sum, fact) => sum + ('kept' in fact ? 0 : Object.keys({ ...fact.differences, ...fact.worked }).length),
    0,
  );
  let done = 0;
  const step = (what: string) => {
    onQuery(what, done, all);
    done += 1;
  };
  for (const fact of facts)
    results.push('kept' in fact ? notKept(fact) : await checkFact(reader, fact, step));
  return results;
}

async function checkFact(reader: Reader, fact: Fact, step: (what: string) => void): Promise<FactResult> {
  const counts: Record<string, number> = {};
  for (const [name, sql] of Object.entries(fact.counts)) {
    const [row] = await reader.$queryRawUnsafe<{ n: number }[]>(`SELECT (${sql})::float8 AS n`);
    counts[name] = row?.n ?? 0;
  }
  let differences = 0;
  const examples: string[] = [];
  for (const [name, sql] of Object.entries(fact.differences)) {
    step(name);
    const found = await firstRows(reader, sql);
    differences += found.total;
    examples.push(...found.rows.map((row) => `${name}: ${row}`));
  }
  for (const [name, find] of Object.entries(fact.worked ?? {})) {
    step(name);
    const found = await find(reader);
    differences += found.length;
    examples.push(...found.slice(0, EXAMPLES).map((row) => `${name}: ${row}`));
  }
  const notes: string[] = [];
  for (const [name, sql] of Object.entries(fact.notes ?? {})) {
    notes.push(...(await firstRows(reader, sql)).rows.map((row) => `${name}: ${row}`));
  }
  return { number: fact.number, title: fact.title, kept: true, counts, differences, examples, notes };
}

async function firstRows(reader: Reader, sql: string): Promise<{ total: number; rows: string[] }> {
  const rows = await reader.$queryRawUnsafe<{ difference: string | null; total: number }[]>(
    `SELECT difference, (count(*) OVER ())::float8 AS total FROM (${sql}) x LIMIT ${EXAMPLES}`,
  );
  return { total: rows[0]?.total ?? 0, rows: rows.map((row) => row.difference ?? 'a row without its key') };
}

function notKept(fact: { number: number; title: string }): FactResult {
  return { ...fact, kept: false, counts: {}, differences: 0, examples: [], notes: [] };
}

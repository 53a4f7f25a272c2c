import { FACTS } from '@/server/reports/books/check-books';
import { asOwner } from './database';

type Questions = Record<string, string>;

let readers: Promise<string[]> | undefined;

/** Functions of ours that may read tables, so that a question need not name what it reads. */
function readingFunctions(): Promise<string[]> {
  readers ??= asOwner<{ name: string }>(
    `SELECT DISTINCT proname::text AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND provolatile <> 'i'`,
  ).then((rows) => rows.map(({ name }) => name));
  return readers;
}

/**
 * The facts of the books without those questions that read none of these tables: they answer as they did before a change of their rows.
 * What is worked out by more than one statement is kept as it is. `npm run test:long` asks everything every time.
 */
export async function factsReading(...tables: readonly string[]): Promise<typeof FACTS> {
  if (process.env.DAYBOOK_LONG) return FACTS;
  const names = [...tables, ...(await readingFunctions())];
  const reading = (questions: Questions = {}) =>
    Object.fromEntries(
      Object.entries(questions).filter(([, sql]) => names.some((name) => sql.includes(name))),
    );
  return FACTS.map((fact) =>
    'kept' in fact
      ? fact
      : {
          ...fact,
          counts: reading(fact.counts),
          differences: reading(fact.differences),
          notes: reading(fact.notes),
        },
  );
}

import { afterAll } from 'vitest';
import { connect, type Db, type Tx } from '@/server/platform/db';
import { withTestDatabase } from './database';

/** One connection a file: a new one reads the whole catalogue again before it finds anything. */
let superuser: Db | undefined;
afterAll(() => superuser?.$disconnect());

/** Does something as a superuser who switches every guard off, looks at the books, and takes it back. */
export async function tampered<T>(statements: readonly string[], look: (tx: Tx) => Promise<T>): Promise<T> {
  superuser ??= connect(withTestDatabase().ownerUrl, 1);
  const taken = new Error('taken back');
  let found: T | undefined;
  try {
    await superuser.$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe(`SET LOCAL session_replication_role = replica`);
        for (const statement of statements) await tx.$executeRawUnsafe(statement);
        found = await look(tx);
        throw taken;
      },
      { timeout: 60_000 },
    );
  } catch (error) {
    if (error !== taken) throw error;
  }
  return found as T;
}

/** Another value of a column's type. */
export function changed(column: string, type: string, udt: string): string {
  if (type === 'USER-DEFINED')
    return `(SELECT e FROM unnest(enum_range(NULL::"${udt}")) e WHERE e IS DISTINCT FROM ${column} LIMIT 1)`;
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type.startsWith('timestamp')) return `coalesce(${column}, now()) - interval '1 second'`;
  if (type === 'date') return `coalesce(${column}, '2026-01-02') - 1`;
  if (type === 'boolean') return `NOT coalesce(${column}, false)`;
  if (type === 'jsonb') return `coalesce(${column}, '{}') || '{"x": 1}'`;
  if (type === 'ARRAY') return `array_append(${column}, ${udt === '_uuid' ? 'gen_random_uuid()' : `'X'`})`;
  if (['integer', 'bigint', 'numeric'].includes(type)) return `coalesce(${column}, 0) + 1000`;
  return `coalesce(${column}, '') || 'x'`;
}

/** Whoever tampers drops what is in the way, too. */
export function dropChecks(table: string): string {
  return `DO $$ DECLARE c text; BEGIN
    FOR c IN SELECT conname FROM pg_constraint WHERE conrelid = '${table}'::regclass AND contype = 'c' LOOP
      EXECUTE format('ALTER TABLE ${table} DROP CONSTRAINT %I', c);
    END LOOP; END $$`;
}

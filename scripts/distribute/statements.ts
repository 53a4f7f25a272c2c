import pg from 'pg';
import type { Distribution } from './read-distribution';

/** What one step is for, and its statements in their order. */
export interface Step {
  title: string;
  statements: string[];
}

const name = pg.escapeIdentifier;
const literal = pg.escapeLiteral;

/** What a Citus coordinator needs to spread this database, in the order it needs it. */
export function distributionSteps(of: Distribution, options: { shards: number; database: string }): Step[] {
  const [first, ...others] = of.byStore;
  if (!first) throw new Error('no table is by store');
  const database = name(options.database);
  return [
    {
      title: 'settings, for this session and for those that come',
      statements: [
        'CREATE EXTENSION IF NOT EXISTS citus',
        // Ours look at rows of their own store alone, or refuse whatever comes.
        'SET citus.enable_unsafe_triggers TO on',
        `ALTER DATABASE ${database} SET citus.enable_unsafe_triggers TO on`,
      ],
    },
    {
      title: 'foreign keys off: while tables are moved some would lead from a moved one to one that is not',
      statements: of.foreignKeys.map(
        (key) => `ALTER TABLE ${name(key.table)} DROP CONSTRAINT ${name(key.name)}`,
      ),
    },
    {
      title: 'tables of the company, whole on each machine',
      statements: of.company.map((table) => `SELECT create_reference_table(${literal(table)})`),
    },
    {
      title: 'tables by store: all of a store on one machine',
      statements: [
        `SELECT create_distributed_table(${literal(first.table)}, ${literal(first.column)}, colocate_with => 'none', shard_count => ${options.shards})`,
        ...others.map(
          ({ table, column }) =>
            `SELECT create_distributed_table(${literal(table)}, ${literal(column)}, colocate_with => ${literal(first.table)})`,
        ),
      ],
    },
    {
      title: 'foreign keys on',
      statements: of.foreignKeys.map(
        (key) => `ALTER TABLE ${name(key.table)} ADD CONSTRAINT ${name(key.name)} ${key.definition}`,
      ),
    },
    {
      title: 'casts: what the ORM reads of an enum is its text, which must be immutable',
      statements: castStatements(of.enums),
    },
  ];
}

/** The built-in cast of an enum to text goes through its output function, which counts as stable: names may change. Ours never do. */
export function castStatements(enums: readonly string[]): string[] {
  return enums.flatMap((one) => {
    const type = `public.${name(one)}`;
    return [
      `CREATE OR REPLACE FUNCTION public.text_of_enum(value ${type}) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN textin(enum_out(value))`,
      `DROP CAST IF EXISTS (${type} AS text)`,
      `CREATE CAST (${type} AS text) WITH FUNCTION public.text_of_enum(${type}) AS ASSIGNMENT`,
    ];
  });
}

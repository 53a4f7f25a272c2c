import pg from 'pg';
import { setting } from '@/lib/environment';
import { readDistribution } from './distribute/read-distribution';
import { distributionSteps } from './distribute/statements';

// npm run db:distribute -- --shards N: prints what a Citus coordinator needs to spread this database by store, and does it where the
// extension is there (docs/runbooks/past-one-database.md).
const FEWEST = 1;
const MOST = 1_024;

function wantedShards(): number {
  const at = process.argv.indexOf('--shards');
  const shards = Number(process.argv[at + 1]);
  if (at >= 0 && Number.isInteger(shards) && shards >= FEWEST && shards <= MOST) return shards;
  console.error(`Say into how many parts: npm run db:distribute -- --shards 32 (${FEWEST} to ${MOST})`);
  process.exit(2);
}

async function distribute(client: pg.Client, shards: number): Promise<number> {
  const { rows } = await client.query<{ database: string; there: boolean; spread: boolean }>(
    `SELECT current_database() AS database, EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'citus') AS there,
       to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL AS spread`,
  );
  const { database = '', there = false, spread = false } = rows[0] ?? {};
  if (spread) {
    const { rows: tables } = await client.query('SELECT 1 FROM pg_dist_partition LIMIT 1');
    if (tables.length > 0) throw new Error('This database is spread already. Nothing was changed.');
  }
  const steps = distributionSteps(await readDistribution(client), { shards, database });
  for (const { title, statements } of steps) {
    console.log(`\n-- ${title}`);
    for (const statement of statements) {
      console.log(`${statement};`);
      if (there) await client.query(statement);
    }
  }
  console.log(
    there
      ? `\n-- ${database} is spread over ${shards} parts. Set DATABASE_DISTRIBUTED=yes on every server.`
      : '\n-- NOTHING WAS RUN: the extension citus is not installed in this PostgreSQL. The above is what its coordinator would be told.',
  );
  return 0;
}

const shards = wantedShards();
const client = new pg.Client({ connectionString: setting('DATABASE_URL') });
await client.connect();
try {
  process.exitCode = await distribute(client, shards);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(
    'What is printed above the last statement was done; the last one and what follows it was not.',
  );
  process.exitCode = 1;
} finally {
  await client.end();
}

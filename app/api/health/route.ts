import pg from 'pg';
import manifest from '@/package.json';

export const dynamic = 'force-dynamic';

const PATIENCE_MS = 1_500;

/** For whoever watches the installation: 200 when sales can be booked, 503 when the database is down. */
export async function GET(): Promise<Response> {
  const ok = await databaseAnswers();
  return Response.json(
    { ok, database: ok ? 'up' : 'down', version: manifest.version },
    { status: ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}

/** A connection of its own: a full pool is no reason to call the database down. */
async function databaseAnswers(): Promise<boolean> {
  const client = new pg.Client({
    connectionString: process.env.DATABASE_APP_URL,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on('error', () => undefined);
  const answer = client
    .connect()
    .then(() => client.query('SELECT 1'))
    .then(
      () => true,
      () => false,
    );
  const late = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref());
  const up = await Promise.race([answer, late]);
  void client.end().catch(() => undefined);
  return up;
}

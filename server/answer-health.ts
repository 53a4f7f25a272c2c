import { setting } from '@/lib/environment';
import manifest from '@/package.json';
import { databaseState } from '@/server/platform/database-state';

/** For whoever watches the installation, and for the counters: 200 when sales can be booked, 503 when not. */
export async function answerHealth(): Promise<Response> {
  const database = await databaseState();
  const ok = database === 'up' || database === 'slow';
  return Response.json(
    { ok, database, version: manifest.version, build: setting('DAYBOOK_BUILD') ?? '' },
    {
      status: ok ? 200 : 503,
      headers: { 'Cache-Control': 'no-store', 'x-daybook-time': String(Date.now()) },
    },
  );
}

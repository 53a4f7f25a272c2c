import { EventEmitter, once } from 'node:events';
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { z } from 'zod';
import { contextFor } from './context';
import { JOBS_SCHEMA } from './events/jobs-schema';
import { beat } from './events/worker-beat';
import type { EventMark } from './events/write-events';
import { CONSUMER_JOBS, clockJobs, type JobContext } from './jobs';
import { db } from './platform/db';
import { logger } from './platform/log';
import { LookAgain } from './platform/look-again';
import { id } from './platform/schema';

/** Jobs at once: they stand behind whoever sells. */
const CONCURRENCY = 2;
/** A job wakes its worker by itself; this is for those whose time has come. */
const POLL_MS = 5_000;

const mark: z.ZodType<EventMark> = z.object({ scopeId: id, eventId: id });

/** Seconds after which a job whose worker is gone is free again: long enough for one that lost its connections for a moment. */
const ABANDONED_AFTER_S = 90;
const LOOKS_EVERY_MS = 20_000;
/** Of what a stop left out, ms: every job of the clock looks at what is, so that the last time is enough. */
const MAKES_UP_MS = 86_400_000;
/** Until the database is there again. */
const TRIES_AGAIN_MS = 5_000;

/**
 * Works off jobs until it is told to end, in the web server or in a process of its own; several share the queue. A job is done
 * once whatever dies: it stays in the queue until it has ended, another worker takes over what a dead one held, and what runs
 * twice has one effect.
 * @param url of the worker's role, not through a pooler: it listens
 */
export function keepWorking(url: string): () => Promise<void> {
  let working: Promise<() => Promise<void>> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const begin = () => {
    working = runJobs(url);
    working.catch((error: unknown) => {
      logger.warn({ err: error }, 'jobs are not worked off yet');
      if (!ended) timer = setTimeout(begin, TRIES_AGAIN_MS);
    });
  };
  begin();
  return async () => {
    ended = true;
    clearTimeout(timer);
    const end = await working?.catch(() => undefined);
    await end?.();
  };
}

/** The same once the database is there. @returns what ends it, after the jobs at hand */
export async function runJobs(url: string): Promise<() => Promise<void>> {
  const lost = (error: Error) => logger.warn({ err: error }, 'the worker lost a connection');
  const pgPool = new pg.Pool({
    connectionString: url,
    max: CONCURRENCY + 2,
    application_name: 'daybook-worker',
  });
  pgPool.on('error', lost).on('connect', (client) => client.on('error', lost));
  const events: WorkerEvents = new EventEmitter();
  const holder = once(events, 'pool:create').then(([{ workerPool }]) => String(workerPool.id));
  try {
    await freeAbandoned(pgPool);
    const runner = await run({
      pgPool,
      events,
      schema: JOBS_SCHEMA,
      concurrency: CONCURRENCY,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      taskList: tasks(),
      parsedCronItems: clock(),
      logger: JOB_LOG,
    });
    runner.promise.catch((error: unknown) => logger.error({ err: error }, 'the worker ended'));
    // Not only at the next full minute: whoever looks meanwhile would read that nobody works.
    await beat(db(), new Date()).catch(lost);
    const looking = setInterval(() => {
      holder
        .then((id) => sayAlive(pgPool, id))
        .then(() => freeAbandoned(pgPool))
        .catch(lost);
    }, LOOKS_EVERY_MS);
    looking.unref();
    await sayAlive(pgPool, await holder);
    return async () => {
      clearInterval(looking);
      await runner.stop().catch(lost);
      await pgPool.end();
    };
  } catch (error) {
    await pgPool.end();
    throw error;
  }
}

/** A worker's jobs carry the id of its pool; as long as its process lives, that stands in a table beside them. */
async function sayAlive(pool: pg.Pool, holder: string): Promise<void> {
  await pool.query(
    `INSERT INTO ${JOBS_SCHEMA}.alive (holder) VALUES ($1) ON CONFLICT (holder) DO UPDATE SET seen_at = now()`,
    [holder],
  );
}

/** What a worker held that was not seen for a while goes to another; graphile-worker itself waits four hours. */
async function freeAbandoned(pool: pg.Pool): Promise<void> {
  await pool.query(
    `SELECT ${JOBS_SCHEMA}.force_unlock_workers(array_agg(DISTINCT j.locked_by)) FROM ${JOBS_SCHEMA}._private_jobs j
     WHERE j.locked_at < now() - make_interval(secs => $1) AND NOT EXISTS (
       SELECT 1 FROM ${JOBS_SCHEMA}.alive a WHERE a.holder = j.locked_by AND a.seen_at > now() - make_interval(secs => $1))
     HAVING count(*) > 0`,
    [ABANDONED_AFTER_S],
  );
  await pool.query(`DELETE FROM ${JOBS_SCHEMA}.alive WHERE seen_at < now() - interval '1 day'`);
}

/** What a stop left out is made up for, within a day. */
function clock() {
  return parseCronItems(
    clockJobs().map(({ name, at }) => ({
      task: name,
      match: at,
      options: { backfillPeriod: MAKES_UP_MS, maxAttempts: 5 },
      identifier: name,
    })),
  );
}

const JOB_LOG = new Logger(() => (level, message, meta) => {
  if (level === 'error' && meta?.error instanceof LookAgain) logger.info({ ...meta }, message);
  else if (level === 'error') logger.error({ ...meta }, message);
  else if (level === 'warning') logger.warn({ ...meta }, message);
  else logger.debug({ ...meta }, message);
});

function tasks(): TaskList {
  const clock = clockJobs().map(({ name, run: runJob }) => [name, () => runJob(contextOfJob(name))] as const);
  const heard = Object.entries(CONSUMER_JOBS).map(
    ([name, hear]) => [name, (payload: unknown) => tell(name, hear, mark.parse(payload))] as const,
  );
  return Object.fromEntries([...clock, ...heard]);
}

async function tell(
  name: string,
  hear: (typeof CONSUMER_JOBS)[keyof typeof CONSUMER_JOBS],
  { scopeId, eventId }: EventMark,
): Promise<void> {
  const event = await db().domainEvent.findUnique({ where: { scopeId_id: { scopeId, id: eventId } } });
  // One of before a restore, or pruned: there is nothing to follow from.
  if (event) await hear(contextOfJob(name), event);
}

function contextOfJob(job: string): JobContext {
  return contextFor({ kind: 'JOB', job });
}

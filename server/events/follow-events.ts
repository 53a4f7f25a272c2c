import pg from 'pg';
import { setting } from '@/lib/environment';
import { db } from '@/server/platform/db';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { logger } from '@/server/platform/log';
import { perProcess } from '@/server/platform/per-process';
import { EVENTS_CHANNEL } from './write-events';

/** What happened in a store (null: in the company) since the last time: names of events, each once. */
export interface Happened {
  storeId: string | null;
  names: readonly string[];
}

/** From when on nothing is missed, and what ends it. */
export interface Following {
  begun: Promise<void>;
  end(): void;
}

type Follower = (happened: readonly Happened[]) => void;

/** Sales do not call out; they are found by looking. */
const LOOKS_EVERY_MS = 1_000;
/** A transaction may commit this long after it wrote its event, s: so far back every look goes. */
const OVERLAP_S = 10;
const MOST_AT_ONCE = 5_000;

/** One for all who follow in this process: it asks the database once, however many they are, and not at all for none. */
class EventFeed {
  private readonly followers = new Set<Follower>();
  private readonly seen = new Map<string, number>();
  private listener: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private hasLooked = false;
  private again = false;

  follow(follower: Follower): Following {
    this.followers.add(follower);
    if (this.followers.size === 1) this.begin();
    return {
      begun: this.looking ?? Promise.resolve(),
      end: () => {
        if (this.followers.delete(follower) && this.followers.size === 0) this.end();
      },
    };
  }

  private begin(): void {
    this.timer = setInterval(() => void this.look(), LOOKS_EVERY_MS);
    this.timer.unref();
    void this.listen();
    void this.look();
  }

  private end(): void {
    clearInterval(this.timer);
    this.listener?.end().catch(() => undefined);
    this.listener = undefined;
    this.seen.clear();
    this.hasLooked = false;
  }

  /** A hint, no more: without it what happened is seen a second later. */
  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: setting('DATABASE_APP_URL'),
      application_name: 'daybook-events',
    });
    const lost = () => {
      if (this.listener === client) this.listener = undefined;
      client.end().catch(() => undefined);
    };
    this.listener = client;
    client.on('error', lost).on('end', lost);
    client.on('notification', () => void this.look());
    try {
      await client.connect();
      await client.query(`LISTEN ${EVENTS_CHANNEL}`);
    } catch (error) {
      // Whoever followed may have gone while it connected: then it was ended here, and nothing is amiss.
      if (this.listener === client) logger.warn({ err: error }, 'events are not called out');
      lost();
    }
  }

  private async look(): Promise<void> {
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = this.lookOnce().catch((error: unknown) => {
      logger.warn({ err: error }, 'what happened could not be read');
    });
    await this.looking;
    this.looking = undefined;
    if (!this.listener && this.followers.size > 0) void this.listen();
    if (!this.again) return;
    this.again = false;
    await this.look();
  }

  private async lookOnce(): Promise<void> {
    const rows = await db().$queryRaw<{ scope_id: string; id: string; name: string }[]>`
      SELECT scope_id, id, name FROM domain_event WHERE recorded_at > now() - make_interval(secs => ${OVERLAP_S})
      ORDER BY recorded_at DESC LIMIT ${MOST_AT_ONCE}`;
    const fresh = rows.filter(({ id }) => !this.seen.has(id));
    const at = performance.now();
    for (const { id } of rows) this.seen.set(id, at);
    for (const [id, last] of this.seen) if (at - last > 2 * OVERLAP_S * 1_000) this.seen.delete(id);
    // What was there before anybody followed is no news.
    const isFirst = !this.hasLooked;
    this.hasLooked = true;
    if (isFirst || fresh.length === 0) return;
    const happened = byScope(fresh);
    for (const follower of this.followers) follower(happened);
  }
}

function byScope(rows: readonly { scope_id: string; name: string }[]): Happened[] {
  const names = new Map<string, Set<string>>();
  for (const { scope_id, name } of rows) {
    const known = names.get(scope_id) ?? new Set();
    names.set(scope_id, known.add(name));
  }
  return [...names].map(([scope, of]) => ({
    storeId: scope === COMPANY_SCOPE ? null : scope,
    names: [...of],
  }));
}

/**
 * Calls `follower` with what happens from now on, within about a second of its commit, until it is ended.
 * What happened while the database was away for longer than ten seconds is not told: who follows asks for the truth anew.
 */
export function followEvents(follower: Follower): Following {
  return perProcess('event-feed', () => new EventFeed()).follow(follower);
}

import type { Socket } from 'node:net';
import pg from 'pg';
import { ORDINARY, type Patience } from './patience';

const LOOK_MS = 500;
const KEEP_ALIVE_MS = 5_000;

/** PostgreSQL's own look whether the client is still there; ignored on a socket of the same machine. */
const SERVER_KEEP_ALIVE =
  '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=10000';

/** What each connection of a pooler has to be set to by the pooler itself, as it lets no client of it say so. */
export const POOLER_SETTINGS = {
  timezone: 'UTC',
  lock_timeout: String(ORDINARY.lockMs),
  statement_timeout: String(ORDINARY.statementMs),
  idle_in_transaction_session_timeout: String(ORDINARY.idleInTransactionMs),
};

/** One line a pool's connections carry to the server. */
export function settingsOf(patience: Patience): string {
  return [
    '-c timezone=UTC',
    `-c lock_timeout=${patience.lockMs}`,
    `-c statement_timeout=${patience.statementMs}`,
    `-c idle_in_transaction_session_timeout=${patience.idleInTransactionMs}`,
    SERVER_KEEP_ALIVE,
  ].join(' ');
}

/**
 * A pool whose connections are given up when the server falls silent. A network that swallows packets closes nothing: without
 * this a statement waits for as long as the system repeats its packets, a quarter of an hour.
 * @param keepsSession false behind a pooler: the next statement may meet another connection, which knows no prepared one by its name
 */
export function makePool(config: pg.PoolConfig, patience: Patience, keepsSession = true): pg.Pool {
  const connections = new Set<WatchedClient>();
  class PooledClient extends WatchedClient {
    constructor(settings?: pg.ClientConfig) {
      super(settings, patience.silenceMs, connections, keepsSession);
    }
  }
  const pool = new pg.Pool({
    ...config,
    Client: PooledClient,
    connectionTimeoutMillis: patience.connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** A connection that notices silence, and then drops with it the others that have heard nothing since. */
class WatchedClient extends pg.Client {
  private askedAt: number | null = null;
  private heardAt = performance.now();
  private bytesHeard = 0;

  constructor(
    config: pg.ClientConfig | undefined,
    private readonly silenceMs: number,
    private readonly others: Set<WatchedClient>,
    keepsSession: boolean,
  ) {
    super(config);
    others.add(this);
    // Which of pg's eight ways of asking it is makes no difference to the watch.
    const query = this.query.bind(this) as (...asked: unknown[]) => unknown;
    Object.assign(this, {
      query: (...asked: unknown[]) => {
        this.askedAt ??= performance.now();
        const [first, ...rest] = asked;
        return keepsSession ? query(...asked) : query(withoutName(first), ...rest);
      },
    });
    const looking = setInterval(() => this.look(), LOOK_MS);
    looking.unref();
    // Lent out, nobody else listens: a connection that breaks fails its statements, and must not end the process.
    this.on('error', () => undefined);
    this.on('drain', () => {
      this.askedAt = null;
    });
    this.once('end', () => {
      clearInterval(looking);
      others.delete(this);
    });
  }

  private look(): void {
    const { bytesRead } = this.connection.stream as Socket;
    if (bytesRead !== this.bytesHeard) {
      this.bytesHeard = bytesRead;
      this.heardAt = performance.now();
    }
    if (this.askedAt === null) return;
    const since = Math.max(this.askedAt, this.heardAt);
    if (performance.now() - since < this.silenceMs) return;
    for (const other of this.others) if (other === this || other.heardAt < since) other.drop();
  }

  private drop(): void {
    this.connection.stream.destroy(new Error('the database fell silent'));
  }
}

/** A query as pg takes it, as a text or with its parts, none of which names a prepared statement. */
function withoutName(query: unknown): unknown {
  return typeof query === 'object' && query !== null && 'name' in query
    ? { ...query, name: undefined }
    : query;
}

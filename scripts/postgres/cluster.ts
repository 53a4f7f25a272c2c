import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { writePrivately } from '../data-folder';
import { startOf } from '../process-identity';
import {
  acceptsConnections,
  checkVersion,
  OWNER_ROLE,
  removeStalePid,
  runningServer,
  socketFile,
  writeSettings,
} from './cluster-files';
import type { Programs } from './programs';

const FIRST_PORT = 54_320;
const LAST_PORT = 54_999;
const PATIENCE_MS = 5 * 60_000;
const LOG_LIMIT_BYTES = 10_000_000;

/** One PostgreSQL server of ours: its process, its port and its log. Callers hold the lock of its data folder. */
export class Cluster {
  private port: number;

  constructor(
    private readonly programs: Programs,
    private readonly dataFolder: string,
    private readonly password: string,
  ) {
    this.port = this.rememberedPort();
  }

  url(database: string): string {
    return `postgresql://${OWNER_ROLE}:${this.password}@127.0.0.1:${this.port}/${database}`;
  }

  /** The same through its socket where it has one: a message costs half of what it costs over the loopback. */
  nearUrl(database: string): string {
    const url = new URL(this.url(database));
    if (existsSync(socketFile(this.programs, this.port)))
      url.searchParams.set('host', this.programs.clusterFolder);
    return url.href;
  }

  /** Joins a server that is running here already. False when there is none, or none any more. */
  async adopt(say: (line: string) => void): Promise<boolean> {
    if (runningServer(this.programs.clusterFolder) === undefined) return false;
    const answer = await this.becomesReady(say, 'Waiting for the database an earlier start left ...');
    if (answer === 'refused') throw new Error(this.wrongPassword());
    return answer === 'ready';
  }

  /** Waits for a server that is coming up, which after a hard stop can take minutes, or going down. */
  private async becomesReady(
    say: (line: string) => void,
    words: string,
    ended: () => boolean = () => runningServer(this.programs.clusterFolder) === undefined,
  ): Promise<'ready' | 'refused' | 'ended'> {
    const began = Date.now();
    let saidAtMs = 0;
    while (!ended()) {
      if (
        acceptsConnections(this.programs.clusterFolder) &&
        runningServer(this.programs.clusterFolder) !== undefined
      ) {
        const answer = await this.ask();
        if (answer !== 'silent') return answer;
      }
      const waitedMs = Date.now() - began;
      if (waitedMs > PATIENCE_MS) {
        throw new Error(
          `PostgreSQL (process ${runningServer(this.programs.clusterFolder)}) holds ${this.programs.clusterFolder} ` +
            `but does not answer. Its log is ${this.logFile()}. Stop it, then start again.`,
        );
      }
      if (waitedMs > saidAtMs + 5_000) {
        say(words);
        saidAtMs = waitedMs;
      }
      await sleep(40);
    }
    return 'ended';
  }

  async start(
    settings: Record<string, string>,
    say: (line: string) => void,
    { samePort = false } = {},
  ): Promise<void> {
    checkVersion(this.programs);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      removeStalePid(this.programs.clusterFolder);
      if (!samePort) this.port = await freePort(this.port);
      writeSettings(this.programs, this.port, settings);
      const outcome = await this.launch(say);
      if (outcome === 'ready') {
        writePrivately(this.portFile(), `${this.port}\n`);
        return;
      }
      if (outcome === 'refused') {
        await this.stop();
        throw new Error(this.wrongPassword());
      }
      if (/shared memory block|lock file .* already exists/i.test(outcome)) {
        // Its parent was killed outright; the workers that remain go within moments.
        await sleep(500);
        continue;
      }
      if (samePort || !/could not bind|address already in use/i.test(outcome)) {
        throw new Error(`PostgreSQL did not start. Its last words, from ${this.logFile()}:\n${outcome}`);
      }
      this.port += 1;
    }
    throw new Error(`PostgreSQL did not start. Its log is ${this.logFile()}.`);
  }

  /** 'ready', 'refused' (wrong password), or the last lines of its log. */
  private async launch(say: (line: string) => void): Promise<string> {
    const { binFolder, clusterFolder, prefix, user } = this.programs;
    const logFile = this.logFile();
    if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
    const from = existsSync(logFile) ? statSync(logFile).size : 0;
    const log = openSync(logFile, 'a', 0o600);
    const [program = '', ...args] = [...prefix, path.join(binFolder, 'postgres'), '-D', clusterFolder];
    // Detached: Ctrl-C in the terminal is ours to answer, first the shop, then its database.
    const child = spawn(program, args, { cwd: '/', detached: true, stdio: ['ignore', log, log], ...user });
    let ended = false;
    child.once('exit', () => {
      ended = true;
    });
    child.once('error', () => {
      ended = true;
    });
    child.unref();
    const answer = await this.becomesReady(
      say,
      'The database is putting itself in order after a hard stop ...',
      () => ended,
    );
    if (answer !== 'ended') return answer;
    return readFileSync(logFile).subarray(from).toString('utf8').split('\n').slice(-12).join('\n');
  }

  private async ask(): Promise<'ready' | 'refused' | 'silent'> {
    const client = new pg.Client({ connectionString: this.url('postgres'), connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const answer = await client.query<{ place: string }>(
        "SELECT current_setting('data_directory') AS place",
      );
      return answer.rows[0]?.place === this.programs.clusterFolder ? 'ready' : 'silent';
    } catch (error) {
      return (error as { code?: string }).code === '28P01' ? 'refused' : 'silent';
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async checkpoint(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url('postgres'), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('CHECKPOINT');
    } catch {
      // Only a matter of speed: the stop that follows does the same.
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Fast, then at once (the next start replays the log): together under three seconds. */
  async stop(): Promise<void> {
    const steps = [
      ['SIGINT', 1_800],
      ['SIGQUIT', 700],
      ['SIGKILL', 500],
    ] as const;
    for (const [signal, patienceMs] of steps) {
      const pid = runningServer(this.programs.clusterFolder);
      if (pid === undefined) return;
      process.kill(pid, signal);
      const until = Date.now() + patienceMs;
      while (startOf(pid) !== undefined && Date.now() < until) await sleep(20);
    }
    removeStalePid(this.programs.clusterFolder);
  }

  private wrongPassword(): string {
    return (
      `The database in ${this.programs.clusterFolder} does not accept the password kept in ` +
      `${path.join(this.dataFolder, 'secrets.json')}. The two belong together: put back the one that was replaced.`
    );
  }

  private rememberedPort(): number {
    try {
      const port = Number(readFileSync(this.portFile(), 'utf8'));
      return port >= FIRST_PORT && port <= LAST_PORT ? port : FIRST_PORT;
    } catch {
      return FIRST_PORT;
    }
  }

  private portFile(): string {
    return path.join(this.dataFolder, 'postgres-port');
  }

  private logFile(): string {
    return path.join(this.dataFolder, 'postgres.log');
  }
}

async function freePort(from: number): Promise<number> {
  for (let port = from; port <= LAST_PORT; port += 1) {
    if (await isFree(port)) return port;
  }
  for (let port = FIRST_PORT; port < from; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port for the database between ${FIRST_PORT} and ${LAST_PORT}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

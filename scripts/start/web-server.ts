import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '../../lib/environment';
import { keepSecrets } from '../data-folder';
import type { OpenDatabase } from '../database';
import { projectRoot } from '../settings';
import { explain } from './port';

export interface WebServer {
  /** Of the server's process, for measuring it. */
  pid: number;
  /** Settles when the server ends by itself. */
  ended: Promise<number>;
  stop(): Promise<void>;
}

/** Node sizes its heap by the machine; a shop's small server wants the memory back sooner. Files are read in a process of their own. */
const MEMORY = ['--max-old-space-size=512', '--max-semi-space-size=16'];

/**
 * Hashing passwords takes and gives back 19 MB a time on several threads; with an arena for each, glibc keeps the most it ever
 * needed. Two arenas hold a tenth less after a flood of sign-ins, at the same speed (npm run bench -- signin). Elsewhere unknown and harmless.
 */
const FEW_ARENAS = { MALLOC_ARENA_MAX: '2' };

const STOP_LIMIT_MS = 2_600;

/** Starts scripts/serve.mjs and waits until it listens. */
export async function startWebServer(
  settings: Environment,
  database: OpenDatabase,
  extra: Record<string, string>,
): Promise<WebServer> {
  const child = spawn(process.execPath, [...MEMORY, 'scripts/serve.mjs'], {
    cwd: projectRoot,
    env: { ...FEW_ARENAS, ...process.env, ...serverVariables(settings, database), ...extra },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  await listening(child, ended, settings);
  return {
    pid: child.pid ?? 0,
    ended,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await ended;
      clearTimeout(killer);
    },
  };
}

function listening(child: ChildProcess, ended: Promise<number>, settings: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: { listening?: true; problem?: string }) => {
      if (message.listening) resolve();
      else if (message.problem === 'port-in-use')
        void explain(settings, 'EADDRINUSE').then((text) => reject(new Error(text)));
      else reject(new Error(`The web server did not start: ${message.problem ?? 'no reason given'}`));
    });
    void ended.then((code) => {
      // A reason that came over the channel goes first.
      setTimeout(() => reject(new Error(`The web server ended while starting (code ${code}).`)), 2_000);
    });
  });
}

function serverVariables(settings: Environment, database: OpenDatabase): Record<string, string> {
  const secret = settings.authSecret ?? keepSecrets(settings.dataFolder).auth;
  return {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: settings.host,
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl,
    TLS_CERT: settings.tls?.certFile ?? '',
    TLS_KEY: settings.tls?.keyFile ?? '',
    // The owner's address stays out of the server: what it does not know it cannot give away.
    DATABASE_URL: '',
    DATABASE_APP_URL: database.appUrl,
    DATABASE_WORKER_URL: database.workerUrl,
    DATABASE_POOLER_URL: database.poolerUrl ?? '',
    DAYBOOK_DATA: settings.dataFolder,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: settings.publicUrl,
    DAYBOOK_BUILD: buildId(),
  };
}

/** Which build of the screens it serves: pages of another one load themselves anew when nobody needs them. */
function buildId(): string {
  const file = path.join(projectRoot, '.next/BUILD_ID');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

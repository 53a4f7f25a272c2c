import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runChild } from '../child-process';
import { projectRoot } from '../settings';
import { freePort } from './free-port';

const PATIENCE_MS = 240_000;
/** What of it can be killed; the launcher starts either again. */
export type Part = 'web server' | 'database';

/** A Daybook on a folder of its own, as its start script runs it. */
export class RunningDaybook {
  private said = '';

  private constructor(
    readonly base: string,
    private readonly port: number,
    private readonly folder: string,
    private readonly launcher: ChildProcess,
  ) {
    for (const stream of [launcher.stdout, launcher.stderr])
      stream?.on('data', (part: Buffer) => {
        this.said += part.toString();
      });
  }

  /** @param folder is made where there is none @throws where it does not answer after some minutes */
  static async start(folder: string, demo: 'on' | 'off'): Promise<RunningDaybook> {
    const port = await freePort();
    const launcher = spawn(process.execPath, ['--import', 'tsx', 'scripts/start/daybook.ts'], {
      cwd: projectRoot,
      env: { ...process.env, ...settingsOf(folder, port), DAYBOOK_DEMO: demo },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const running = new RunningDaybook(`http://127.0.0.1:${port}`, port, folder, launcher);
    try {
      await running.isBack('the start');
      return running;
    } catch (error) {
      await running.stop();
      throw error;
    }
  }

  /** @returns the HTTP status of its health, 0 where nobody answers */
  health(): Promise<number> {
    return fetch(`${this.base}/api/health`, { signal: AbortSignal.timeout(3_000) }).then(
      (answer) => answer.status,
      () => 0,
    );
  }

  /** Waits until it answers. @returns how long that took, ms */
  async isBack(after: string): Promise<number> {
    const began = Date.now();
    while ((await this.health()) !== 200) {
      if (Date.now() - began > PATIENCE_MS)
        throw new Error(`It did not come back after ${after}.\n${this.said.slice(-2_000)}`);
      await sleep(100);
    }
    return Date.now() - began;
  }

  /** Kills a part as a power cut does, and waits until it is missed and back. @returns how long it was away, ms */
  async kill(part: Part): Promise<number> {
    process.kill(part === 'web server' ? this.webServerPid() : this.databasePid(), 'SIGKILL');
    while ((await this.health()) === 200) await sleep(20);
    return this.isBack(`the ${part} was killed`);
  }

  /** What `npm run books:check` prints, and its exit code. */
  async checkBooks(): Promise<{ code: number; said: string }> {
    let said = '';
    const code = await runChild('node', ['scripts/with-database.mjs', '--reads', 'scripts/books-check.ts'], {
      env: settingsOf(this.folder, this.port),
      onOutput: (text) => {
        said += text;
      },
    });
    return { code, said };
  }

  async stop(): Promise<void> {
    if (this.launcher.exitCode !== null) return;
    const gone = new Promise((resolve) => this.launcher.once('exit', resolve));
    this.launcher.kill('SIGTERM');
    await gone;
  }

  /** The web server is the launcher's only child that runs scripts/serve.mjs. */
  private webServerPid(): number {
    const { pid } = this.launcher;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
    const found = children.find((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('serve.mjs'));
    if (!found) throw new Error('no web server');
    return found;
  }

  private databasePid(): number {
    return Number.parseInt(readFileSync(path.join(this.folder, 'postgres/postmaster.pid'), 'utf8'), 10);
  }
}

function settingsOf(folder: string, port: number): Record<string, string> {
  return {
    DAYBOOK_DATA: folder,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    DATABASE_APP_URL: '',
    DATABASE_WORKER_URL: '',
  };
}

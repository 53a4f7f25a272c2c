import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '@/scripts/settings';

const LOOKS_EVERY_MS = 50;

/** Those that run, also of a house that was never quite open. */
const running = new Set<Machine>();

/** The power goes everywhere. */
export async function killAll(): Promise<void> {
  await Promise.all([...running].map((machine) => machine.kill()));
}

/** One machine of several: a launcher with all it has started. */
export class Machine {
  private output = '';
  private readonly child: ChildProcess;
  private readonly gone: Promise<void>;

  /** @param command a program and its arguments; a script of ours begins with node's own path */
  constructor(
    readonly name: string,
    [program = '', ...args]: readonly string[],
    env: Record<string, string>,
  ) {
    // A group of its own, so that it can lose its power with all that runs on it.
    this.child = spawn(program, args, {
      cwd: projectRoot,
      detached: true,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (part: Buffer) => {
        this.output += part.toString();
      });
    this.gone = new Promise((resolve) => this.child.once('close', () => resolve()));
    running.add(this);
    void this.gone.then(() => running.delete(this));
    process.once('exit', () => this.signal('SIGKILL'));
  }

  /** All it has printed. */
  said(): string {
    return this.output;
  }

  /** Waits until it has said a word. @throws with its last words when it ended before */
  async says(word: string): Promise<void> {
    while (!this.output.includes(word)) {
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error(`${this.name} ended before it said "${word}":\n${this.output.slice(-3_000)}`);
      await sleep(LOOKS_EVERY_MS);
    }
  }

  /** The power goes: nothing on it has a moment left. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.gone;
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // Gone already.
    }
  }
}

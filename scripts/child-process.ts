import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from './settings';

export interface ChildOptions {
  env?: Record<string, string>;
  /** Where its output goes instead of ours. */
  onOutput?: (text: string) => void;
}

const running = new Set<ChildProcess>();

/** Ends every program started here that still runs. */
export async function stopChildren(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGTERM');
      const killer = setTimeout(() => child.kill('SIGKILL'), 1_500);
      await new Promise((resolve) => child.once('exit', resolve));
      clearTimeout(killer);
    }),
  );
}

/** Starts a program of node_modules/.bin, or node itself, in the project folder. */
export function startChild(program: string, args: string[], options: ChildOptions = {}): ChildProcess {
  const output = options.onOutput ? 'pipe' : 'inherit';
  const file = program === 'node' ? process.execPath : path.join(projectRoot, 'node_modules/.bin', program);
  const child = spawn(file, args, {
    cwd: projectRoot,
    env: { ...process.env, ...options.env },
    stdio: ['inherit', output, output],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  const report = options.onOutput;
  if (report) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => report(part.toString()));
  }
  return child;
}

/** Its exit code; 1 when a signal ended it. */
export function childEnd(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

export function runChild(program: string, args: string[], options: ChildOptions = {}): Promise<number> {
  return childEnd(startChild(program, args, options));
}

/** Runs a TypeScript script of this project. */
export function runScript(script: string, args: string[] = [], options: ChildOptions = {}): Promise<number> {
  return runChild('node', ['--import', 'tsx', script, ...args], options);
}

/** Calls back once, whichever way the end is asked for: Ctrl-C, kill, a closed window, or a killed parent. */
export function onStopRequest(stop: () => void): void {
  let asked = false;
  const once = () => {
    if (asked) return;
    asked = true;
    stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  process.on('disconnect', once);
}

import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { backOff, keepRunning, type Running } from './keep-running';
import { watchDatabase } from './watch-database';

// Real processes that end in the ways a server does; nothing waits on a clock but the waits themselves, which are short here.

const SHORT = { name: 'The program', firstWaitMs: 1, longestWaitMs: 8, steadyAfterMs: 60_000 };

function run(script: string): Running {
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  return {
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

test('a program that ends by itself is started again, and it is said', async () => {
  const said: string[] = [];
  const scripts = [
    'process.exit(134)',
    'process.kill(process.pid, "SIGKILL")',
    'setInterval(() => {}, 1000)',
  ];
  let starts = 0;
  let lastUp: () => void = () => undefined;
  const third = new Promise<void>((resolve) => {
    lastUp = resolve;
  });
  const kept = await keepRunning(
    async () => {
      const script = scripts[Math.min(starts, 2)] ?? '';
      starts += 1;
      if (starts === 3) throw new Error('the port is still in use');
      return run(script);
    },
    {
      ...SHORT,
      say(line) {
        said.push(line);
        if (starts === 4 && /running again/.test(line)) lastUp();
      },
    },
  );
  await third;
  await kept.stop();
  expect(starts).toBe(4);
  expect(said).toEqual([
    'The program ended unexpectedly (code 134).',
    'Starting it again in 0.0 s ...',
    'The program is running again.',
    'The program ended unexpectedly (code 1).',
    'Starting it again in 0.0 s ...',
    'the port is still in use',
    'Starting it again in 0.0 s ...',
    'The program is running again.',
  ]);
});

test('what is asked to stop stays down, also while it waits to be started again', async () => {
  let starts = 0;
  let ended: () => void = () => undefined;
  const down = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const kept = await keepRunning(
    async () => {
      starts += 1;
      return run('process.exit(1)');
    },
    {
      ...SHORT,
      firstWaitMs: 3_600_000,
      longestWaitMs: 3_600_000,
      say: (line) => void (/again in/.test(line) && ended()),
    },
  );
  await down;
  await kept.stop();
  expect(starts).toBe(1);
});

test('a first start that fails is the caller’s to hear of', async () => {
  const never = keepRunning(() => Promise.reject(new Error('port in use')), {
    ...SHORT,
    say: () => undefined,
  });
  await expect(never).rejects.toThrow('port in use');
});

test('waits double up to a limit and begin anew', () => {
  const waits = backOff(500, 3_000);
  expect([1, 2, 3, 4, 5].map(() => waits.next())).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
  waits.reset();
  expect(waits.next()).toBe(500);
});

test('a database that went down is brought up, again and again until it comes', async () => {
  const said: string[] = [];
  let running = false;
  let tries = 0;
  const back = new Promise<void>((resolve) => {
    const end = watchDatabase(
      {
        isRunning: () => running,
        async revive() {
          tries += 1;
          if (tries < 3) throw new Error('disk full');
          running = true;
        },
      },
      {
        everyMs: 1,
        firstWaitMs: 1,
        say(line) {
          said.push(line);
          if (!/running again/.test(line)) return;
          end();
          resolve();
        },
      },
    );
  });
  await back;
  expect(said.filter((line) => line === 'disk full')).toHaveLength(2);
  expect(said.at(-1)).toBe('The database is running again.');
});

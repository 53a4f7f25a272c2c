import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../settings';
import { freePort } from './free-port';

// Slow on purpose: kills the web server and the database of a running Daybook, and asks each time whether it comes back by itself.
const ROUNDS = Number(process.argv[2] ?? 6);
const PATIENCE_MS = 120_000;
const dataFolder = path.join(projectRoot, '.data/long');
const port = await freePort();

rmSync(dataFolder, { recursive: true, force: true });
let said = '';
const launcher = spawn(process.execPath, ['--import', 'tsx', 'scripts/start/daybook.ts'], {
  cwd: projectRoot,
  env: {
    ...process.env,
    DAYBOOK_DATA: dataFolder,
    DAYBOOK_DEMO: 'off',
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    DATABASE_APP_URL: '',
    DATABASE_WORKER_URL: '',
  },
  stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
});
for (const stream of [launcher.stdout, launcher.stderr]) {
  stream?.on('data', (part: Buffer) => {
    said += part.toString();
  });
}

async function health(): Promise<number> {
  return fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(3_000) }).then(
    (answer) => answer.status,
    () => 0,
  );
}

async function comesBack(what: string): Promise<number> {
  const began = Date.now();
  while ((await health()) !== 200) {
    if (Date.now() - began > PATIENCE_MS)
      throw new Error(`It did not come back: ${what}.\n${said.slice(-2_000)}`);
    await sleep(100);
  }
  return Date.now() - began;
}

/** The web server is the launcher's only child that runs scripts/serve.mjs. */
function webServerPid(): number {
  const children = readFileSync(`/proc/${launcher.pid}/task/${launcher.pid}/children`, 'utf8')
    .trim()
    .split(' ');
  const pid = children
    .map(Number)
    .find((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('serve.mjs'));
  if (!pid) throw new Error('no web server');
  return pid;
}

function postgresPid(): number {
  return Number.parseInt(readFileSync(path.join(dataFolder, 'postgres/postmaster.pid'), 'utf8'), 10);
}

const counts = { webServerKilled: 0, databaseKilled: 0, cameBack: 0, slowestMs: 0 };
try {
  await comesBack('the start');
  for (let round = 0; round < ROUNDS; round += 1) {
    const web = round % 2 === 0;
    process.kill(web ? webServerPid() : postgresPid(), 'SIGKILL');
    if (web) counts.webServerKilled += 1;
    else counts.databaseKilled += 1;
    while ((await health()) === 200) await sleep(20);
    counts.slowestMs = Math.max(counts.slowestMs, await comesBack(web ? 'the web server' : 'the database'));
    counts.cameBack += 1;
  }
} finally {
  console.log(JSON.stringify({ name: 'kills', rounds: ROUNDS, ...counts }));
  launcher.kill('SIGTERM');
  await new Promise((resolve) => launcher.once('exit', resolve));
}
if (counts.cameBack !== ROUNDS) process.exit(1);

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../child-process';
import { waitForLock } from '../lock-file';
import { projectRoot } from '../settings';
import { buildBeforeNext } from './build-before-next';
import { buildCounterWorker } from './build-counter-worker';
import { putBack, setAside } from './keep-assets';

const SOURCES = [
  'app',
  'client',
  'components',
  'lib',
  'messages',
  'prisma/schema',
  'public',
  'server',
  'trpc',
];
const STAMP = path.join(projectRoot, '.next/daybook-built-from');
const STATIC = path.join(projectRoot, '.next/static');
const KEPT = path.join(projectRoot, 'generated/assets');
const PATIENCE_MS = 15 * 60_000;
const PULSE_MS = 10_000;

/** Builds the screens when a source has changed since they were built. */
export async function ensureBuild(say: (line: string) => void): Promise<void> {
  if (buildIsCurrent()) return;
  mkdirSync(path.join(projectRoot, 'generated'), { recursive: true });
  const lock = await waitForLock(path.join(projectRoot, 'generated/build.lock'), PATIENCE_MS);
  try {
    if (!buildIsCurrent()) await build(say);
  } finally {
    lock.release();
  }
}

async function build(say: (line: string) => void): Promise<void> {
  const wanted = fingerprint();
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  say('Building the screens (one to two minutes, only when the program has changed) ...');
  const pulse = setInterval(() => say(`  ... still building (${seconds()} s)`), PULSE_MS);
  setAside(STATIC, KEPT);
  let output = '';
  const code = await runChild('next', ['build'], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', DAYBOOK_BUILD_ID: wanted.slice(0, 24) },
    onOutput: (text) => {
      output += text;
    },
  }).finally(() => clearInterval(pulse));
  if (code !== 0) throw new Error(`The screens could not be built.\n${output.trim()}`);
  putBack(STATIC, KEPT);
  await buildCounterWorker();
  await buildBeforeNext();
  writeFileSync(STAMP, wanted);
  say(`Screens built in ${seconds()} s.`);
}

function buildIsCurrent(): boolean {
  if (!existsSync(path.join(projectRoot, '.next/BUILD_ID')) || !existsSync(STAMP)) return false;
  return readFileSync(STAMP, 'utf8') === fingerprint();
}

/** Content, not dates: a fresh clone and a branch switched to and fro set dates that mean nothing. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const files = SOURCES.map((name) => path.join(projectRoot, name)).flatMap(filesBelow);
  for (const name of readdirSync(projectRoot)) {
    if (/^(package-lock\.json|tsconfig\.json|.*\.(js|mjs|ts))$/.test(name))
      files.push(path.join(projectRoot, name));
  }
  for (const file of files.sort()) {
    if (/\.test\.tsx?$|\.md$|next-env\.d\.ts$|vitest\.config|playwright\.config/.test(file)) continue;
    hash.update(path.relative(projectRoot, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

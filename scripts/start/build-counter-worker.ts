import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../settings';

const NEXT = path.join(projectRoot, '.next');
/** Pages whose files the worker keeps: the counter as the server sends it, as it starts without one, and what its customers see. */
const ROUTES = ['(counter)/counter', '(counter)/counter/start', '(counter)/counter/display'];
const NAMED = /static\/chunks\/[\w.~-]+\.(?:js|css)/g;

/** Builds client/worker/counter-worker.ts for the build of the screens that is there. */
export async function buildCounterWorker(): Promise<void> {
  const id = readFileSync(path.join(NEXT, 'BUILD_ID'), 'utf8').trim();
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['client/worker/counter-worker.ts'],
    outfile: path.join(NEXT, 'counter-worker.js'),
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    define: { BUILD: JSON.stringify(id), FILES: JSON.stringify(counterFiles()) },
    legalComments: 'none',
    logLevel: 'silent',
  });
}

/**
 * Every file that any screen of the counter may load, as addresses: those its pages begin with, and those their code names for later.
 * Next's own list of a route has the first kind only.
 */
export function counterFiles(next = NEXT): string[] {
  const { rootMainFiles } = JSON.parse(readFileSync(path.join(next, 'build-manifest.json'), 'utf8')) as {
    rootMainFiles: string[];
  };
  const found = new Set<string>();
  const walk = (file: string) => {
    const place = path.join(next, file);
    if (found.has(file) || !existsSync(place)) return;
    found.add(file);
    if (file.endsWith('.js')) for (const named of namedIn(readFileSync(place, 'utf8'))) walk(named);
  };
  for (const file of rootMainFiles) walk(file);
  for (const route of ROUTES) {
    const manifest = path.join(next, `server/app/${route}/page_client-reference-manifest.js`);
    const files = namedIn(readFileSync(manifest, 'utf8'));
    if (files.length === 0) throw new Error(`${manifest} names no files: has its form changed?`);
    for (const file of files) walk(file);
  }
  return [...found].sort().map((file) => `/_next/${file}`);
}

const namedIn = (text: string): string[] => text.match(NAMED) ?? [];

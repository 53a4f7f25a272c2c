import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../settings';

/** Builds server/before-next.ts, with all it imports of ours, into the one file that scripts/serve.mjs loads. */
export async function buildBeforeNext(): Promise<void> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['server/before-next.ts'],
    outfile: path.join(projectRoot, 'generated/server/before-next.mjs'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
}

import { ensureClient } from './generate-client';
import { fail } from './settings';
import { ensureBuild } from './start/build';

/** npm run build: what `npm start` would build by itself, and nothing when that is there already. */
async function build(): Promise<number> {
  await ensureClient(console.error);
  await ensureBuild(console.error);
  return 0;
}

process.exit(await build().catch(fail));

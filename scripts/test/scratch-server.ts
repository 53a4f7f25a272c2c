import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { acquireEmbedded } from '../postgres/embedded';
import { projectRoot } from '../settings';

// The Daybook the browser tests drive: npm start itself, on a demo company made anew.
const dataFolder = path.join(projectRoot, '.data/e2e');
if (existsSync(path.join(dataFolder, 'postgres'))) {
  // A killed run may have left its database running.
  const left = await acquireEmbedded({ dataFolder }).catch(() => undefined);
  await left?.release();
}
rmSync(dataFolder, { recursive: true, force: true });

process.env.DAYBOOK_DATA = dataFolder;
process.env.DAYBOOK_DEMO = 'on';
process.env.HOST = '127.0.0.1';
for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'PUBLIC_URL', 'TLS_CERT', 'TLS_KEY'])
  process.env[name] = '';
await import('../start/daybook');

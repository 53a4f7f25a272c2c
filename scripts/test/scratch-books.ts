import { runScript } from '../child-process';
import { acquireEmbedded } from '../postgres/embedded';
import { SCRATCH_FOLDER, scratchShops } from './scratch-shops';

// The books of the shops the browser tests worked in must agree like any other's.
const server = await acquireEmbedded({ dataFolder: SCRATCH_FOLDER });
let worst = 0;
try {
  for (const { database, dataFolder } of scratchShops()) {
    console.log(`-- ${database}`);
    const env = { DAYBOOK_DATA: dataFolder, DATABASE_URL: server.ownerUrl(database), DATABASE_APP_URL: '' };
    worst = Math.max(worst, await runScript('scripts/books-check.ts', [], { env }));
  }
} finally {
  await server.release();
}
process.exitCode = worst;

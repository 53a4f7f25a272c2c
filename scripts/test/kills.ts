import { rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../settings';
import { RunningDaybook } from './running-daybook';

// Slow on purpose: kills the web server and the database of a running Daybook, and asks each time whether it comes back by itself.
const ROUNDS = Number(process.argv[2] ?? 6);
const folder = path.join(projectRoot, '.data/long');

rmSync(folder, { recursive: true, force: true });
const daybook = await RunningDaybook.start(folder, 'off');
const counts = { webServerKilled: 0, databaseKilled: 0, cameBack: 0, slowestMs: 0 };
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    const web = round % 2 === 0;
    if (web) counts.webServerKilled += 1;
    else counts.databaseKilled += 1;
    counts.slowestMs = Math.max(counts.slowestMs, await daybook.kill(web ? 'web server' : 'database'));
    counts.cameBack += 1;
  }
} finally {
  console.log(JSON.stringify({ name: 'kills', rounds: ROUNDS, ...counts }));
  await daybook.stop();
}
if (counts.cameBack !== ROUNDS) process.exit(1);

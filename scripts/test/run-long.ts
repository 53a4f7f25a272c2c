import { runChild } from '../child-process';
import { ensureClient } from '../generate-client';

const TAMPERINGS = 1_000;

// npm run test:long -- SEED: what npm test tries a few of, a thousand times; the same seed makes the same tamperings.
const seed = process.argv[2] ?? String(Math.floor(Math.random() * 2 ** 31));
await ensureClient(console.error);
console.log(`${TAMPERINGS} tamperings with the books, seed ${seed}`);
process.exitCode = await runChild('vitest', ['run', '--project', 'db', 'server/reports/heads'], {
  env: { DAYBOOK_TAMPERINGS: String(TAMPERINGS), DAYBOOK_SEED: seed },
});

import { runChild } from '../child-process';
import { ensureClient } from '../generate-client';

const FILES = 10_000;

// npm run fuzz -- SEED: another ten thousand files; the same seed makes the same files.
const seed = process.argv[2] ?? String(Math.floor(Math.random() * 2 ** 31));
await ensureClient(console.error);
console.log(`${FILES} files of seed ${seed}; one that breaks an importer is kept in .data/fuzz`);
process.exitCode = await runChild('vitest', ['run', '--project', 'unit', 'tests/fuzz'], {
  env: { FUZZ_FILES: String(FILES), FUZZ_SEED: seed },
});

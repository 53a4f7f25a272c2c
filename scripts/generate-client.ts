import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from './child-process';
import { SCHEMA_FOLDER } from './postgres/migrate';
import { readSchema } from './postgres/schema-engine';
import { projectRoot } from './settings';
import { tableTypes } from './table-types';

const TABLES = path.join(projectRoot, 'generated/tables.ts');
const STAMP = path.join(projectRoot, 'generated/prisma-made-from');

/** Writes generated/prisma when prisma/schema has changed since. */
export async function ensureClient(say: (line: string) => void = () => undefined): Promise<void> {
  const wanted = fingerprint();
  const made = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (made === wanted && existsSync(path.join(projectRoot, 'generated/prisma')) && existsSync(TABLES)) return;
  say('Generating the database client ...');
  await generateClient();
}

export async function generateClient(): Promise<void> {
  const wanted = fingerprint();
  let output = '';
  const code = await runChild('prisma', ['generate', '--schema', 'prisma/schema'], {
    // Prisma would download its native engine otherwise; `generate` only checks that a file is there.
    env: {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    onOutput: (text) => {
      output += text;
    },
  });
  if (code !== 0)
    throw new Error(`The database client could not be generated from prisma/schema.\n${output.trim()}`);
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(TABLES, tableTypes(readSchema(SCHEMA_FOLDER)));
  writeFileSync(STAMP, wanted);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of readSchema(SCHEMA_FOLDER).files) hash.update(file.content);
  hash.update(readFileSync(path.join(projectRoot, 'node_modules/prisma/package.json')));
  hash.update(readFileSync(path.join(projectRoot, 'scripts/table-types.ts')));
  return hash.digest('hex');
}

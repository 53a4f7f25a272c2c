import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { acquireEmbedded } from './postgres/embedded';
import { diffMigrations, MIGRATIONS_FOLDER } from './postgres/migrate';
import { fail, loadSettings, projectRoot } from './settings';

/** Writes the migration that brings prisma/migrations to what prisma/schema says. */
async function writeMigration(name: string): Promise<void> {
  const server = await acquireEmbedded({ dataFolder: loadSettings().dataFolder, say: console.log });
  try {
    const script = await diffMigrations(server.ownerUrl('postgres'));
    if (script === undefined) {
      console.log('Nothing to write: the migrations make exactly what prisma/schema says.');
      return;
    }
    const moment = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = path.join(MIGRATIONS_FOLDER, `${moment}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'migration.sql'), script);
    console.log(
      `Wrote ${path.relative(projectRoot, folder)}/migration.sql. Read it, add what Prisma does not model`,
    );
    console.log('(named CHECKs, exclusion constraints, append-only triggers), then: npm run db:migrate');
    const dropped = script.split('\n').filter((line) => line.includes('DROP '));
    if (dropped.length > 0)
      console.log(
        `It takes away what prisma/schema does not name; keep only what is meant:\n${dropped.join('\n')}`,
      );
  } finally {
    await server.release();
  }
}

const name = process.argv[2];
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Give the migration a name in small letters: npm run db:diff -- add_supplier_phone');
  process.exit(1);
}
await writeMigration(name).catch(fail);

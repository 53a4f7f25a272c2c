import { readFileSync } from 'node:fs';

const MIGRATION = 'prisma/migrations/20261124115000_seal_every_ledger/migration.sql';

/**
 * The functions by which seals were made before code made them, from the migration that had them: what they say is what a seal says
 * for good.
 */
export function firstSealFunctions(): string {
  const made =
    readFileSync(MIGRATION, 'utf8').match(/CREATE (OR REPLACE )?FUNCTION[\s\S]*?\n(END )?\$\$;/g) ?? [];
  if (made.length !== 3) throw new Error('three functions were made there');
  return made.map((text) => text.replace(/^CREATE (OR REPLACE )?/, 'CREATE OR REPLACE ')).join('\n');
}

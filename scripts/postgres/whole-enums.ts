import type { MigrationList } from '@prisma/schema-engine-wasm';

const ADDED = /^ALTER TYPE "(\w+)" ADD VALUE '(\w+)';$/gm;
const CREATED = /(CREATE TYPE "(\w+)" AS ENUM \()([^)]*)(\);)/g;

/**
 * Migrations as one transaction can run them: before PostgreSQL 17 a value added to an enum may not be used until it is committed,
 * so that each type is made with every value that a later migration adds to it.
 */
export function wholeEnums(list: MigrationList): (script: string) => string {
  const added = new Map<string, string[]>();
  for (const { migrationFile } of list.migrationDirectories)
    for (const [, type = '', value = ''] of migrationFile.content.value.matchAll(ADDED))
      added.set(type, [...(added.get(type) ?? []), `'${value}'`]);
  return (script) =>
    script
      .replace(ADDED, '')
      .replace(CREATED, (_, begin, type, values, end) =>
        [begin, [values, ...(added.get(type) ?? [])].join(', '), end].join(''),
      );
}

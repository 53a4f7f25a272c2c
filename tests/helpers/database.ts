import pg from 'pg';

export interface TestDatabase {
  /** The owner's address: may do anything, for arranging and tampering. */
  ownerUrl: string;
  /** The application's address, with the rights it has in a shop. */
  appUrl: string;
}

let current: TestDatabase | undefined;

/** Called by database-per-file.ts alone. */
export function giveTestDatabase(database: TestDatabase): void {
  current = database;
}

/**
 * The database of this test file: migrated, empty, its own, and already in DATABASE_URL and
 * DATABASE_APP_URL. Only in *.db.test.ts files.
 */
export function withTestDatabase(): TestDatabase {
  if (current === undefined)
    throw new Error('Only *.db.test.ts files have a database. Rename this test file.');
  return current;
}

/** Runs SQL as the owner, for what no command can do: tampering, looking past the application's rights. */
export async function asOwner<Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: withTestDatabase().ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

import pg from 'pg';

export const APP_ROLE = 'daybook_app';

/** Prisma's own list of migrations: the application has no business with it. */
const MIGRATIONS_TABLE = '_prisma_migrations';

/** The only tables whose rows a command takes away: the shop's words and waits, never its books. */
const DELETABLE = [
  'public.barcode',
  'public.zone_assignment',
  'public.sign_in_attempt',
  'public.rate_limit',
  'public.code_match',
  'public.replenishment_rule',
  'public.stocktake_waiting_line',
  // Sums that are too old to be asked for.
  'public.stock_day',
  'public.second_factor',
  'public.recovery_code',
  'public.second_factor_policy',
  // What is old: a trigger refuses the rest.
  'public.command_request',
  'public.domain_event',
  'public.auth_session',
  'public.notice',
  'public.notice_choice',
  'public.notice_quiet',
  'public.robot_message',
  // A trigger wants a word in attachment_freed first.
  'public.attachment_content',
  'public.attachment_waiting',
];

/** Written once by whoever comes first: changing one would let a request act twice. */
const WRITTEN_ONCE = [
  'public.command_request',
  'public.price_check',
  'public.domain_event',
  'public.attachment_content',
  'public.attachment_freed',
];

export interface AppRole {
  role: string;
  password: string | undefined;
  /** Daybook made it and keeps its password: it is set to `password`. Otherwise one that exists keeps its own. */
  ours: boolean;
  /** Where another one is named; left out: that of the application. */
  setting?: string;
  /** A role that is there keeps its password, although it is ours: other folders may know it. */
  keepsPassword?: boolean;
}

/**
 * Makes the role the application connects as, or brings its rights up to date. It owns nothing and makes nothing. It may
 * read every table and write most; a table with a trigger named `append_only` takes new rows only, and rows are
 * deleted from a few tables alone.
 * Call it inside a transaction: it takes all rights away before it gives them.
 */
export async function grantAppRole(client: pg.ClientBase, app: AppRole): Promise<void> {
  const { role } = app;
  const name = pg.escapeIdentifier(role);
  await makeRole(client, app);
  const database = await client.query<{ name: string }>('SELECT current_database() AS name');
  const databaseName = pg.escapeIdentifier(database.rows[0]?.name ?? '');
  await client.query(`GRANT CONNECT ON DATABASE ${databaseName} TO ${name}`);
  // A temporary table stands before the table of its name in every statement of its connection.
  await client.query(`REVOKE TEMPORARY ON DATABASE ${databaseName} FROM PUBLIC, ${name}`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${name}`);
  await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${name}`);
  await client.query(`GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO ${name}`);
  const deletable = await tablesThere(client, DELETABLE);
  await client.query(`GRANT DELETE ON ${deletable.join(', ')} TO ${name}`);
  const writtenOnce = await tablesThere(client, WRITTEN_ONCE);
  await client.query(`REVOKE UPDATE ON ${writtenOnce.join(', ')} FROM ${name}`);
  await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${name}`);
  for (const table of await appendOnlyTables(client)) {
    await client.query(
      `REVOKE UPDATE, DELETE, TRUNCATE ON public.${pg.escapeIdentifier(table)} FROM ${name}`,
    );
  }
  await client.query(`REVOKE ALL ON public.${MIGRATIONS_TABLE} FROM ${name}`);
}

/** Those of the tables that exist: a backup of an older Daybook is brought up to date step by step. */
async function tablesThere(client: pg.ClientBase, tables: readonly string[]): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    'SELECT t AS name FROM unnest($1::text[]) t WHERE to_regclass(t) IS NOT NULL',
    [tables],
  );
  return found.rows.map((row) => row.name);
}

/** Tables that carry a trigger named `append_only`: ledgers, tickets, audit, seals. */
export async function appendOnlyTables(client: pg.ClientBase): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `SELECT DISTINCT c.relname AS name
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE t.tgname = 'append_only' AND c.relnamespace = 'public'::regnamespace
     ORDER BY 1`,
  );
  return found.rows.map((row) => row.name);
}

/** Makes a role that may connect, or gives it the password. @throws Error in plain words when it may not be made or may too much */
export async function makeRole(
  client: pg.ClientBase,
  { role, password, ours, keepsPassword = false, setting = 'DATABASE_APP_URL' }: AppRole,
): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const found = await client.query<{ powerful: boolean }>(
    `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR pg_has_role(rolname, current_user, 'MEMBER') AS powerful
     FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  const known = found.rows[0];
  if (known?.powerful) {
    throw new Error(
      `The application may not connect as ${role}: that role can do what only the owner of the tables may. ` +
        `Give ${setting} an ordinary role, or leave it out to have one made.`,
    );
  }
  if (known && (!ours || keepsPassword || password === undefined)) return;
  const words = `LOGIN${password === undefined ? '' : ` PASSWORD ${pg.escapeLiteral(password)}`}`;
  try {
    await client.query(known ? `ALTER ROLE ${name} ${words}` : `CREATE ROLE ${name} ${words}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new Error(
      `The role of DATABASE_URL may not ${known ? 'set the password of' : 'make'} the role ${role}. Make it yourself ` +
        `(CREATE ROLE ${role} LOGIN PASSWORD '...') and name it in ${setting}.`,
    );
  }
}

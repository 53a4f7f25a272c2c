import pg from 'pg';

export const APP_ROLE = 'daybook_app';

/** Prisma's own list of migrations: the application has no business with it. */
const MIGRATIONS_TABLE = '_prisma_migrations';

/** The only tables whose rows a command takes away: the shop's words and waits, never its books. */
const DELETABLE = [
  'public.barcode',
  'public.product_picture',
  // What a kit is made of now; tickets keep what it was.
  'public.kit_part',
  'public.zone_assignment',
  'public.sign_in_attempt',
  'public.rate_limit',
  'public.code_match',
  'public.replenishment_rule',
  'public.stocktake_waiting_line',
  // Sums that are too old to be asked for.
  'public.stock_day',
  // What is known of a customer now: corrected, and gone when they want it gone.
  'public.customer_number',
  'public.customer_address',
  'public.customer_tag',
  'public.customer_key',
  // A view is its person's to throw away.
  'public.list_view',
  'public.page_look',
  // Papers whose day is over.
  'public.print_job',
  'public.at_work',
  // A store that goes by the company's rules again; what it had stands in the audit trail.
  'public.attendance_policy',
  'public.store_role_limit',
  // Nobody has it: a key refuses the rest; what it gave stands in the audit trail.
  'public.member_level',
  'public.top_up_rule',
  // What a calendar said before stands in the audit trail.
  'public.store_hours',
  'public.store_special_day',
  'public.store_special_hours',
  // A plan is moved about; what was told of it stays in roster_change.
  'public.shift',
  'public.published_shift',
  'public.cover_need',
  // A customer who asks to be forgotten is, and what they are found by is made anew with their name.
  'public.customer_key',
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
  'public.month_report',
  'public.product_picture_size',
  'public.customer_serving',
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
 * Needs no transaction: each table gets what it lacks and loses what is too much, by itself, so that nobody at work misses a right
 * meanwhile. A database that is spread over machines takes no rights on all tables beside other work.
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
  const appendOnly = new Set(await appendOnlyTables(client));
  for (const { table, has } of await rightsOf(client, role)) {
    const wanted = wantedRights(table, appendOnly.has(table));
    const [more, less] = [
      wanted.filter((one) => !has.includes(one)),
      has.filter((one) => !wanted.includes(one)),
    ];
    const place = `public.${pg.escapeIdentifier(table)}`;
    if (more.length > 0) await client.query(`GRANT ${more.join(', ')} ON ${place} TO ${name}`);
    if (less.length > 0) await client.query(`REVOKE ${less.join(', ')} ON ${place} FROM ${name}`);
  }
  await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${name}`);
}

const RIGHTS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'];

function wantedRights(table: string, isAppendOnly: boolean): string[] {
  if (table === MIGRATIONS_TABLE) return [];
  const place = `public.${table}`;
  if (isAppendOnly) return ['SELECT', 'INSERT'];
  return [
    'SELECT',
    'INSERT',
    ...(WRITTEN_ONCE.includes(place) ? [] : ['UPDATE']),
    ...(DELETABLE.includes(place) ? ['DELETE'] : []),
  ];
}

/** Every table, and what was given on it to the role itself. */
async function rightsOf(client: pg.ClientBase, role: string): Promise<{ table: string; has: string[] }[]> {
  const found = await client.query<{ table: string; has: string[] }>(
    `SELECT c.relname AS "table", coalesce(array_agg(a.privilege_type) FILTER (WHERE a.privilege_type = ANY($2)), '{}') AS has
     FROM pg_class c LEFT JOIN LATERAL aclexplode(c.relacl) a ON a.grantee = (SELECT oid FROM pg_roles WHERE rolname = $1)
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') GROUP BY c.relname ORDER BY 1`,
    [role, RIGHTS],
  );
  return found.rows;
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

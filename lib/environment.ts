import { z } from 'zod';

/** The settings of this installation, read once from environment variables. Each is in .env.example. */
export interface Environment {
  host: string;
  port: number;
  /** Where browsers find Daybook, without a slash at the end. */
  publicUrl: string;
  tls: { certFile: string; keyFile: string } | undefined;
  /** Undefined: the embedded server. */
  databaseUrl: string | undefined;
  databaseAppUrl: string | undefined;
  databaseWorkerUrl: string | undefined;
  /** Through a pooler that keeps no session; undefined: nothing goes through one. */
  databasePoolerUrl: string | undefined;
  dataFolder: string;
  demo: 'auto' | 'on' | 'off';
  /** The owner of this machine said that strangers on the network may use the demo. */
  demoPublic: boolean;
  authSecret: string | undefined;
}

/** Every setting that cannot be used, in plain words. */
export class EnvironmentError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
    this.name = 'EnvironmentError';
  }
}

type Source = Record<string, string | undefined>;

/** A blank variable is one that is left out. */
function left<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (text) => (typeof text === 'string' ? text.trim() || undefined : text),
    schema.optional(),
  );
}

/** The text itself is not repeated: it holds a password. */
function databaseUrl(name: string) {
  return left(
    z
      .string()
      .refine(isDatabaseUrl, `${name} is not an address like postgresql://user:password@host:5432/database.`),
  );
}

function oneOf<const T extends readonly string[]>(name: string, choices: T) {
  const error = ({ input }: { input?: unknown }) =>
    `${name} is "${input}": it must be ${choices.join(' or ')}, or left out.`;
  return left(z.string().toLowerCase().pipe(z.enum(choices, { error })));
}

function wholeNumber(name: string, least: number, most: number) {
  return left(
    z
      .string()
      .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, {
        error: ({ input }) => `${name} is "${input}": it must be a whole number from ${least} to ${most}.`,
      })
      .transform(Number),
  );
}

const text = left(z.string());

/** Every variable that server and scripts read, in the order in which they are complained about. */
const VARIABLES = z.object({
  HOST: text,
  PORT: wholeNumber('PORT', 1, 65_535),
  TLS_CERT: text,
  TLS_KEY: text,
  DATABASE_URL: databaseUrl('DATABASE_URL'),
  DATABASE_APP_URL: databaseUrl('DATABASE_APP_URL'),
  DATABASE_WORKER_URL: databaseUrl('DATABASE_WORKER_URL'),
  DATABASE_POOLER_URL: databaseUrl('DATABASE_POOLER_URL'),
  DATABASE_DISTRIBUTED: oneOf('DATABASE_DISTRIBUTED', ['yes', 'no']),
  AUTH_SECRET: left(
    z.string().min(32, 'AUTH_SECRET is too short: at least 32 characters, or leave it out to have one made.'),
  ),
  PUBLIC_URL: left(
    z
      .string()
      .refine(isAddress, {
        error: ({ input }) =>
          `PUBLIC_URL is "${input}": it must be an address like https://shop.example.com, without a path.`,
      })
      .transform((address) => new URL(address).origin),
  ),
  DAYBOOK_DATA: text,
  DAYBOOK_DEMO: oneOf('DAYBOOK_DEMO', ['on', 'off']),
  DAYBOOK_DEMO_PUBLIC: oneOf('DAYBOOK_DEMO_PUBLIC', ['yes', 'no']),
  LOG_LEVEL: oneOf('LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  TRUSTED_PROXIES: text,
  METRICS_TOKEN: text,
  PAYMENT_URL: left(
    z
      .string()
      .refine(isAddress, {
        error: ({ input }) =>
          `PAYMENT_URL is "${input}": it must be an address like https://pay.example.com, without a path.`,
      })
      .transform((address) => new URL(address).origin),
  ),
  PAYMENT_KEY: left(z.string().min(32, 'PAYMENT_KEY is too short: at least 32 characters.')),
  DAYBOOK_WORKER: oneOf('DAYBOOK_WORKER', ['apart']),
  DAYBOOK_BACKUP_FOLDER: text,
  DAYBOOK_BACKUP_DAYS: wholeNumber('DAYBOOK_BACKUP_DAYS', 1, 3_650),
  // What our own processes tell each other.
  DAYBOOK_APP_ROLE_IS_OURS: oneOf('DAYBOOK_APP_ROLE_IS_OURS', ['yes', 'no']),
  DAYBOOK_BUILD: text,
  DAYBOOK_DATABASE_KIND: oneOf('DAYBOOK_DATABASE_KIND', ['embedded', 'external']),
  DAYBOOK_DEBUG: text,
  DAYBOOK_DEMO_ACTIVE: text,
  DAYBOOK_SETUP_CODE: text,
  DAYBOOK_E2E_PORT: wholeNumber('DAYBOOK_E2E_PORT', 1, 65_535),
  DAYBOOK_E2E_SHOPS: wholeNumber('DAYBOOK_E2E_SHOPS', 1, 16),
  CHROMIUM: text,
  /** Of npm: where the person is who runs a script. */
  INIT_CWD: text,
  NEXTAUTH_SECRET: text,
  NEXTAUTH_URL: text,
});
type Variables = z.output<typeof VARIABLES>;

/** Reads and checks all settings. Throws EnvironmentError with every problem at once. */
export function readEnvironment(source: Source): Environment {
  const read = VARIABLES.safeParse(source);
  const problems = [
    ...(read.success ? [] : read.error.issues.map(({ message }) => message)),
    ...together(source),
  ];
  if (!read.success || problems.length > 0) throw new EnvironmentError(inOrder(problems));
  const { data } = read;
  const host = data.HOST ?? '127.0.0.1';
  const port = data.PORT ?? 3_000;
  const tls = data.TLS_CERT && data.TLS_KEY ? { certFile: data.TLS_CERT, keyFile: data.TLS_KEY } : undefined;
  return {
    host,
    port,
    publicUrl: data.PUBLIC_URL ?? ownAddress(host, port, tls !== undefined),
    tls,
    databaseUrl: data.DATABASE_URL,
    databaseAppUrl: data.DATABASE_APP_URL,
    databaseWorkerUrl: data.DATABASE_WORKER_URL,
    databasePoolerUrl: data.DATABASE_POOLER_URL,
    dataFolder: data.DAYBOOK_DATA ?? '.data',
    demo: data.DAYBOOK_DEMO ?? 'auto',
    demoPublic: data.DAYBOOK_DEMO_PUBLIC === 'yes',
    authSecret: data.AUTH_SECRET,
  };
}

const known = new Map<keyof Variables, { text: string | undefined; value: unknown }>();

/** One setting of this process as it stands now, checked; undefined when it is left out. @throws EnvironmentError */
export function setting<K extends keyof Variables>(name: K): Variables[K] {
  const { [name]: given } = process.env;
  const before = known.get(name);
  // Asked for at every request, and the same but for tests.
  if (before && before.text === given) return before.value as Variables[K];
  const read = VARIABLES.shape[name].safeParse(given);
  if (!read.success) throw new EnvironmentError(read.error.issues.map(({ message }) => message));
  known.set(name, { text: given, value: read.data });
  return read.data as Variables[K];
}

/** What is wrong with several together. */
function together(source: Source): string[] {
  const get = (name: keyof Variables) => source[name]?.trim() || undefined;
  const problems: string[] = [];
  const [cert, key] = [get('TLS_CERT'), get('TLS_KEY')];
  if ((cert === undefined) !== (key === undefined))
    problems.push(`${cert ? 'TLS_KEY' : 'TLS_CERT'} is missing: https needs both TLS_CERT and TLS_KEY.`);
  const owner = get('DATABASE_URL');
  const app = get('DATABASE_APP_URL');
  if (app !== undefined && owner === undefined)
    problems.push(
      'DATABASE_APP_URL is set but DATABASE_URL is not. Set both, or neither for the embedded database.',
    );
  if (get('DATABASE_POOLER_URL') !== undefined && owner === undefined)
    problems.push('DATABASE_POOLER_URL is set but DATABASE_URL is not: the embedded database has no pooler.');
  for (const name of ['DATABASE_APP_URL', 'DATABASE_WORKER_URL'] as const)
    problems.push(...roleProblems(owner, get(name), name));
  return problems;
}

function roleProblems(owner: string | undefined, other: string | undefined, name: string): string[] {
  if (!owner || !other || !isDatabaseUrl(owner) || !isDatabaseUrl(other)) return [];
  const [one, two] = [new URL(owner), new URL(other)];
  return [
    ...(one.username === two.username
      ? [`${name} must name another role than DATABASE_URL: one that owns nothing.`]
      : []),
    ...(one.pathname === two.pathname ? [] : [`${name} must name the same database as DATABASE_URL.`]),
  ];
}

/** Each names its variable first. */
function inOrder(problems: readonly string[]): string[] {
  const names = Object.keys(VARIABLES.shape);
  const rank = (problem: string) => names.indexOf(problem.split(' ')[0] ?? '');
  return problems.toSorted((a, b) => rank(a) - rank(b));
}

/** Only this machine can reach a server that listens here. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isDatabaseUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, pathname, username } = new URL(address);
  return ['postgres:', 'postgresql:'].includes(protocol) && pathname.length >= 2 && username !== '';
}

function isAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, pathname, search } = new URL(address);
  return ['http:', 'https:'].includes(protocol) && pathname === '/' && search === '';
}

function ownAddress(host: string, port: number, secure: boolean): string {
  const name = isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `${secure ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

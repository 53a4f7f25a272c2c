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

/** Reads and checks all settings. Throws EnvironmentError with every problem at once. */
export function readEnvironment(source: Source): Environment {
  const problems: string[] = [];
  const get = (name: string) => source[name]?.trim() || undefined;
  const host = get('HOST') ?? '127.0.0.1';
  const port = readPort(get('PORT'), problems);
  const tls = readTls(get('TLS_CERT'), get('TLS_KEY'), problems);
  const databaseUrl = readDatabaseUrl('DATABASE_URL', get('DATABASE_URL'), problems);
  const databaseAppUrl = readDatabaseUrl('DATABASE_APP_URL', get('DATABASE_APP_URL'), problems);
  if (databaseAppUrl !== undefined && databaseUrl === undefined && get('DATABASE_URL') === undefined) {
    problems.push(
      'DATABASE_APP_URL is set but DATABASE_URL is not. Set both, or neither for the embedded database.',
    );
  }
  const databaseWorkerUrl = readDatabaseUrl('DATABASE_WORKER_URL', get('DATABASE_WORKER_URL'), problems);
  checkRoles(databaseUrl, databaseAppUrl, 'DATABASE_APP_URL', problems);
  checkRoles(databaseUrl, databaseWorkerUrl, 'DATABASE_WORKER_URL', problems);
  const authSecret = get('AUTH_SECRET');
  if (authSecret !== undefined && authSecret.length < 32) {
    problems.push('AUTH_SECRET is too short: at least 32 characters, or leave it out to have one made.');
  }
  const environment: Environment = {
    host,
    port,
    publicUrl: readPublicUrl(get('PUBLIC_URL'), host, port, tls !== undefined, problems),
    tls,
    databaseUrl,
    databaseAppUrl,
    databaseWorkerUrl,
    dataFolder: get('DAYBOOK_DATA') ?? '.data',
    demo: readChoice('DAYBOOK_DEMO', get('DAYBOOK_DEMO'), ['on', 'off'] as const, problems) ?? 'auto',
    demoPublic:
      readChoice('DAYBOOK_DEMO_PUBLIC', get('DAYBOOK_DEMO_PUBLIC'), ['yes', 'no'] as const, problems) ===
      'yes',
    authSecret,
  };
  if (problems.length > 0) throw new EnvironmentError(problems);
  return environment;
}

/** Only this machine can reach a server that listens here. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function readPort(text: string | undefined, problems: string[]): number {
  if (text === undefined) return 3000;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  problems.push(`PORT is "${text}": it must be a whole number from 1 to 65535.`);
  return 3000;
}

function readTls(
  certFile: string | undefined,
  keyFile: string | undefined,
  problems: string[],
): Environment['tls'] {
  if (certFile !== undefined && keyFile !== undefined) return { certFile, keyFile };
  if (certFile !== undefined || keyFile !== undefined) {
    problems.push(`${certFile ? 'TLS_KEY' : 'TLS_CERT'} is missing: https needs both TLS_CERT and TLS_KEY.`);
  }
  return undefined;
}

function readDatabaseUrl(name: string, text: string | undefined, problems: string[]): string | undefined {
  if (text === undefined) return undefined;
  try {
    const url = new URL(text);
    if (!['postgres:', 'postgresql:'].includes(url.protocol)) throw new Error('protocol');
    if (url.pathname.length < 2 || url.username === '') throw new Error('parts');
    return text;
  } catch {
    // The text is not repeated: it holds a password.
    problems.push(`${name} is not an address like postgresql://user:password@host:5432/database.`);
    return undefined;
  }
}

function checkRoles(
  ownerUrl: string | undefined,
  otherUrl: string | undefined,
  name: string,
  problems: string[],
): void {
  if (ownerUrl === undefined || otherUrl === undefined) return;
  const owner = new URL(ownerUrl);
  const app = new URL(otherUrl);
  if (owner.username === app.username) {
    problems.push(`${name} must name another role than DATABASE_URL: one that owns nothing.`);
  }
  if (owner.pathname !== app.pathname) problems.push(`${name} must name the same database as DATABASE_URL.`);
}

function readPublicUrl(
  text: string | undefined,
  host: string,
  port: number,
  secure: boolean,
  problems: string[],
): string {
  if (text !== undefined) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === '')
      return url.origin;
    problems.push(
      `PUBLIC_URL is "${text}": it must be an address like https://shop.example.com, without a path.`,
    );
  }
  const name = isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `${secure ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function readChoice<T extends string>(
  name: string,
  text: string | undefined,
  choices: readonly T[],
  problems: string[],
): T | undefined {
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text.toLowerCase());
  if (found === undefined)
    problems.push(`${name} is "${text}": it must be ${choices.join(' or ')}, or left out.`);
  return found;
}

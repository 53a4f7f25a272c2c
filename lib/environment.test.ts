import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { EnvironmentError, isLoopback, readEnvironment, setting } from './environment';

test('needs nothing', () => {
  expect(readEnvironment({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://localhost:3000',
    tls: undefined,
    databaseUrl: undefined,
    databaseAppUrl: undefined,
    databaseWorkerUrl: undefined,
    databasePoolerUrl: undefined,
    dataFolder: '.data',
    demo: 'auto',
    demoPublic: false,
    authSecret: undefined,
  });
});

test('an empty or blank variable is one that is left out', () => {
  expect(readEnvironment({ PORT: '', HOST: '  ', DATABASE_URL: '' })).toEqual(readEnvironment({}));
});

test('the public address follows host, port and https', () => {
  expect(readEnvironment({ HOST: '0.0.0.0', PORT: '8443', TLS_CERT: 'c', TLS_KEY: 'k' }).publicUrl).toBe(
    'https://localhost:8443',
  );
  expect(readEnvironment({ HOST: '10.0.0.5' }).publicUrl).toBe('http://10.0.0.5:3000');
  expect(readEnvironment({ HOST: 'fd00::1' }).publicUrl).toBe('http://[fd00::1]:3000');
  expect(readEnvironment({ PUBLIC_URL: 'https://shop.example.com/' }).publicUrl).toBe(
    'https://shop.example.com',
  );
});

test('names every problem at once', () => {
  const problems = problemsOf({
    PORT: '70000',
    TLS_KEY: 'key.pem',
    DATABASE_URL: 'mysql://a:secret@b/c',
    AUTH_SECRET: 'short',
    PUBLIC_URL: 'https://shop.example.com/pos',
    DAYBOOK_DEMO: 'maybe',
  });
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
    'PORT',
    'TLS_CERT',
    'DATABASE_URL',
    'AUTH_SECRET',
    'PUBLIC_URL',
    'DAYBOOK_DEMO',
  ]);
  expect(problems.join()).not.toContain('secret@');
});

test('owner and application are two roles of one database', () => {
  const owner = 'postgresql://owner:x@db/daybook';
  expect(problemsOf({ DATABASE_URL: owner, DATABASE_APP_URL: owner })).toHaveLength(1);
  expect(problemsOf({ DATABASE_URL: owner, DATABASE_APP_URL: 'postgresql://app:x@db/other' })).toHaveLength(
    1,
  );
  expect(problemsOf({ DATABASE_APP_URL: owner })).toHaveLength(1);
  expect(problemsOf({ DATABASE_URL: owner, DATABASE_APP_URL: 'postgresql://app:x@db/daybook' })).toEqual([]);
});

test('says of every other setting what it may be', () => {
  const problems = problemsOf({
    LOG_LEVEL: 'loud',
    DAYBOOK_WORKER: 'here',
    DAYBOOK_BACKUP_DAYS: '0',
    DAYBOOK_DEMO_PUBLIC: 'si',
  });
  expect(problems).toEqual([
    'DAYBOOK_DEMO_PUBLIC is "si": it must be yes or no, or left out.',
    'LOG_LEVEL is "loud": it must be trace or debug or info or warn or error or fatal or silent, or left out.',
    'DAYBOOK_WORKER is "here": it must be apart, or left out.',
    'DAYBOOK_BACKUP_DAYS is "0": it must be a whole number from 1 to 3650.',
  ]);
});

test('one setting is read as it stands now, and a bad one by itself says so too', () => {
  vi.stubEnv('DAYBOOK_BACKUP_DAYS', ' 7 ');
  expect(setting('DAYBOOK_BACKUP_DAYS')).toBe(7);
  vi.stubEnv('DAYBOOK_BACKUP_DAYS', '');
  expect(setting('DAYBOOK_BACKUP_DAYS')).toBeUndefined();
  vi.stubEnv('DAYBOOK_BACKUP_DAYS', 'many');
  expect(() => setting('DAYBOOK_BACKUP_DAYS')).toThrow(EnvironmentError);
  vi.unstubAllEnvs();
});

test('knows every setting that .env.example explains', () => {
  const names = [...readFileSync('.env.example', 'utf8').matchAll(/^# ?([A-Z][A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) expect(() => setting(name as never), name).not.toThrow();
  expect(() => setting('DAYBOOK_NOTHING' as never)).toThrow();
});

test('knows which addresses only this machine reaches', () => {
  expect(['localhost', '127.0.0.1', '127.8.8.8', '::1'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '10.0.0.1', '127.evil.example'].some(isLoopback)).toBe(false);
});

function problemsOf(source: Record<string, string>): string[] {
  try {
    readEnvironment(source);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

test('a pooler stands before a database of one’s own', () => {
  const pooler = 'postgresql://app:x@localhost:6432/daybook';
  expect(problemsOf({ DATABASE_POOLER_URL: pooler })).toHaveLength(1);
  const owner = 'postgresql://owner:x@db/daybook';
  expect(readEnvironment({ DATABASE_URL: owner, DATABASE_POOLER_URL: pooler }).databasePoolerUrl).toBe(
    pooler,
  );
});

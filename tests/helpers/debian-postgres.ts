import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/test/free-port';

const BIN = '/usr/lib/postgresql/15/bin';
const NOBODY = 65_534;

/** Are Debian's PostgreSQL 15 and its client programs on this machine? */
export const hasDebianPostgres =
  existsSync(path.join(BIN, 'initdb')) && spawnSync('pg_dump', ['--version']).status === 0;

/** A PostgreSQL 15 as a shop with a server of its own has one, empty. @returns its owner's address, and what ends it */
export async function startDebianPostgres(): Promise<{ url: string; stop: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-pg15-'));
  const isRoot = process.getuid?.() === 0;
  // PostgreSQL refuses to run as root.
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  chmodSync(folder, 0o700);
  const cluster = path.join(folder, 'cluster');
  const port = await freePort();
  const run = (program: string, ...args: string[]) =>
    execFileSync(path.join(BIN, program), args, { ...as, cwd: '/', stdio: 'ignore' });
  run(
    'initdb',
    '-D',
    cluster,
    '-U',
    'owner',
    '--auth=trust',
    '--locale=C.UTF-8',
    '--encoding=UTF8',
    '--no-sync',
  );
  run(
    'pg_ctl',
    '-D',
    cluster,
    '-w',
    '-l',
    path.join(folder, 'log'),
    '-o',
    `-p ${port} -h 127.0.0.1 -k ${folder} -F`,
    'start',
  );
  return {
    url: `postgresql://owner:unused@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', '-D', cluster, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

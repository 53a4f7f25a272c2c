import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandOf, startOf } from '../process-identity';
import type { Programs } from './programs';

export const OWNER_ROLE = 'daybook_owner';

const SETTINGS = {
  // Only this machine, only with a password.
  listen_addresses: "'127.0.0.1'",
  max_connections: '60',
  shared_buffers: "'256MB'",
  max_wal_size: "'2GB'",
  wal_compression: 'on',
  fsync: 'on',
  synchronous_commit: 'on',
  // After a hard stop: one call for the file system instead of one per file.
  ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
  // Every statement here is short; compiling one costs more than it saves.
  jit: 'off',
  // Statistics of a young table follow its growth soon: prepared plans are made from them.
  autovacuum_naptime: "'15s'",
  timezone: "'UTC'",
  log_timezone: "'UTC'",
  lc_messages: "'C'",
  log_checkpoints: 'off',
};

/** Makes the cluster in a folder beside its place and moves it there whole: it is never half made. */
export function makeCluster(programs: Programs, ownerPassword: string): void {
  const { clusterFolder, user } = programs;
  const parent = path.dirname(clusterFolder);
  for (const name of readdirSync(parent)) {
    if (name.startsWith('postgres.new-')) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  const draft = path.join(parent, `postgres.new-${process.pid}`);
  const passwordFile = path.join(parent, `postgres.new-${process.pid}.password`);
  try {
    writeFileSync(passwordFile, `${ownerPassword}\n`, { mode: 0o600 });
    if (user) chownSync(passwordFile, user.uid, user.gid);
    const [program = '', ...args] = [
      ...programs.prefix,
      path.join(programs.binFolder, 'initdb'),
      `--pgdata=${draft}`,
      `--username=${OWNER_ROLE}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
    ];
    const made = spawnSync(program, args, { encoding: 'utf8', cwd: '/', ...user });
    if (made.status !== 0) {
      throw new Error(
        `PostgreSQL could not make its data folder.\n${made.error?.message ?? ''}${made.stderr ?? ''}`.trim(),
      );
    }
    renameSync(draft, clusterFolder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A folder without PG_VERSION is what an interrupted older tool left; anything with data in it is kept aside. */
export function clusterExists(programs: Programs): boolean {
  const { clusterFolder } = programs;
  if (!existsSync(clusterFolder)) return false;
  if (existsSync(path.join(clusterFolder, 'global', 'pg_control'))) return true;
  renameSync(clusterFolder, `${clusterFolder}.incomplete-${Date.now()}`);
  return false;
}

/** Ends with a plain message when the data was made by another major version than these programs. */
export function checkVersion(programs: Programs): void {
  const made = readFileSync(path.join(programs.clusterFolder, 'PG_VERSION'), 'utf8').trim();
  const [command = '', ...rest] = [
    ...programs.prefix,
    path.join(programs.binFolder, 'postgres'),
    '--version',
  ];
  const program = /(\d+)/.exec(spawnSync(command, rest, { encoding: 'utf8', ...programs.user }).stdout)?.[1];
  if (program === made) return;
  throw new Error(
    `The data was made by PostgreSQL ${made}, this Daybook brings PostgreSQL ${program}. Back up with the ` +
      'Daybook that made it, then restore here: docs/runbooks/upgrade.md.',
  );
}

/** Longest path of a socket that every system takes, with its end. */
const SOCKET_PATH_LIMIT = 100;

/** Where a server of this cluster and port has its socket: inside the cluster's folder, which only its user enters. */
export function socketFile({ clusterFolder }: Programs, port: number): string {
  return path.join(clusterFolder, `.s.PGSQL.${port}`);
}

/** A path as the only item of a list setting: a comma in it would begin another one. */
function onePath(folder: string): string {
  return `'"${folder.replaceAll('"', '""').replaceAll("'", "''")}"'`;
}

export function writeSettings(programs: Programs, port: number, changes: Record<string, string>): void {
  const hasSocket = process.platform !== 'win32' && socketFile(programs, port).length <= SOCKET_PATH_LIMIT;
  const lines = Object.entries({
    ...SETTINGS,
    unix_socket_directories: hasSocket ? onePath(programs.clusterFolder) : "''",
    ...changes,
    port: String(port),
  });
  const text = [
    '# Written at every start. Put your own settings into custom.conf beside this file.',
    ...lines.map(([name, value]) => `${name} = ${value}`),
    existsSync(path.join(programs.clusterFolder, 'custom.conf')) ? "include 'custom.conf'" : '',
    '',
  ].join('\n');
  const file = path.join(programs.clusterFolder, 'postgresql.conf');
  writeFileSync(file, text, { mode: 0o600 });
  if (programs.user) chownSync(file, programs.user.uid, programs.user.gid);
}

/** The process that serves this cluster, when one does. */
export function runningServer(clusterFolder: string): number | undefined {
  const pid = postmasterPid(clusterFolder);
  if (pid === undefined || startOf(pid) === undefined) return undefined;
  return /postgres/.test(commandOf(pid)) && commandOf(pid).includes(clusterFolder) ? pid : undefined;
}

/** After a crash the number in postmaster.pid, or beside a socket, may belong to some other program by now. */
export function removeStalePid(clusterFolder: string): void {
  if (runningServer(clusterFolder) !== undefined) return;
  for (const name of readdirSync(clusterFolder)) {
    if (name === 'postmaster.pid' || name.startsWith('.s.PGSQL.'))
      rmSync(path.join(clusterFolder, name), { force: true });
  }
}

/** PostgreSQL says in the eighth line of postmaster.pid how far it is. */
export function acceptsConnections(clusterFolder: string): boolean {
  try {
    return /^ready/.test(
      readFileSync(path.join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n')[7] ?? '',
    );
  } catch {
    return false;
  }
}

function postmasterPid(clusterFolder: string): number | undefined {
  try {
    const first = readFileSync(path.join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n')[0];
    return Number(first) > 0 ? Number(first) : undefined;
  } catch {
    return undefined;
  }
}

import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Passwords and keys that Daybook makes for itself, kept readable by its owner alone. */
export interface Secrets {
  /** Of the embedded server's owner role. */
  databaseOwner: string;
  /** Of the role the application connects as. */
  databaseApp: string;
  /** Of the role the worker connects as. */
  databaseWorker: string;
  /** Signs session cookies. */
  auth: string;
}

const SECRETS = 'secrets.json';

/** Makes the data folder when it is missing: entered and read by its owner alone. */
export function prepareDataFolder(folder: string): string {
  const full = path.resolve(folder);
  try {
    if (!existsSync(full)) mkdirSync(full, { recursive: true, mode: 0o700 });
    if (!statSync(full).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    // The rights alone do not say it: a disk may be mounted for reading.
    const probe = path.join(full, `.write-test-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Error(whyNot(full, (error as NodeJS.ErrnoException).code));
  }
  return full;
}

function whyNot(folder: string, code: string | undefined): string {
  const choose = 'Choose another folder in DAYBOOK_DATA.';
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `The data folder ${folder} is a file, or lies below one. ${choose}`;
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return `Nothing can be written into the data folder ${folder}: it is read-only for this user. ${choose}`;
  if (code === 'ENOSPC') return `The disk of the data folder ${folder} is full. Make room, then start again.`;
  return `The data folder ${folder} cannot be used (${code ?? 'unknown'}). ${choose}`;
}

/** Writes a file that appears whole or not at all, readable by its owner alone. */
export function writePrivately(file: string, text: string): void {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, text, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, file);
}

export function keepSecrets(folder: string): Secrets {
  const file = path.join(folder, SECRETS);
  let kept: Partial<Secrets> = {};
  if (existsSync(file)) {
    try {
      kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
    } catch {
      throw new Error(`${file} is damaged. Put back a copy of it, or remove it to have new passwords made.`);
    }
  }
  const secrets: Secrets = {
    databaseOwner: kept.databaseOwner ?? newSecret(),
    databaseApp: kept.databaseApp ?? newSecret(),
    databaseWorker: kept.databaseWorker ?? newSecret(),
    auth: kept.auth ?? newSecret(),
  };
  if (Object.keys(secrets).some((name) => kept[name as keyof Secrets] === undefined)) {
    writePrivately(file, `${JSON.stringify(secrets, null, 2)}\n`);
  }
  return secrets;
}

/** 32 random bytes, safe inside a URL. */
function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

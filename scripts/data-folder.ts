import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Passwords and keys that Daybook makes for itself, kept readable by its owner alone. */
export interface Secrets {
  /** Of the embedded server's owner role. */
  databaseOwner: string;
  /** Of the role the application connects as. */
  databaseApp: string;
  /** Signs session cookies. */
  auth: string;
}

const SECRETS = 'secrets.json';

/** Makes the data folder when it is missing: entered and read by its owner alone. */
export function prepareDataFolder(folder: string): string {
  const full = path.resolve(folder);
  if (!existsSync(full)) mkdirSync(full, { recursive: true, mode: 0o700 });
  return full;
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

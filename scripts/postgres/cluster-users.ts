import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, type ProcessIdentity, thisProcess } from '../process-identity';

/**
 * Who is using the embedded server: one file per process. The last one out stops the server, so a
 * backup beside a running shop neither stops it nor is cut off by it, and what a killed process leaves
 * behind counts for nothing.
 */
export function joinCluster(dataFolder: string): void {
  const folder = usersFolder(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(folder, String(process.pid)), JSON.stringify(thisProcess()));
}

/** Leaves, and says whether anybody else alive is still there. */
export function leaveCluster(dataFolder: string): { othersRemain: boolean } {
  rmSync(path.join(usersFolder(dataFolder), String(process.pid)), { force: true });
  return { othersRemain: countUsers(dataFolder) > 0 };
}

function countUsers(dataFolder: string): number {
  const folder = usersFolder(dataFolder);
  let alive = 0;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    try {
      if (isAlive(JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity)) alive += 1;
      else rmSync(file, { force: true });
    } catch {
      rmSync(file, { force: true });
    }
  }
  return alive;
}

function usersFolder(dataFolder: string): string {
  return path.join(dataFolder, 'postgres-users');
}

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** Builds before the present one whose files open pages may still ask for. */
const BUILDS = 2;
const OWN = 'own-files.json';

/**
 * Sets the files of the screens that are there aside before a build makes new ones: a page that was open before an upgrade loads the
 * rest of itself from them. Their names carry their contents, so that those of several builds stand side by side.
 */
export function setAside(staticFolder: string, keptFolder: string): void {
  if (!existsSync(staticFolder)) return;
  mkdirSync(keptFolder, { recursive: true });
  const oldest = path.join(keptFolder, String(BUILDS));
  rmSync(oldest, { recursive: true, force: true });
  for (let age = BUILDS - 1; age >= 1; age -= 1) {
    const folder = path.join(keptFolder, String(age));
    if (existsSync(folder)) renameSync(folder, path.join(keptFolder, String(age + 1)));
  }
  const newest = path.join(keptFolder, '1');
  for (const file of ownFiles(staticFolder, keptFolder)) {
    const from = path.join(staticFolder, file);
    if (existsSync(from)) cpSync(from, path.join(newest, file));
  }
}

/** Puts the files of the builds before beside those of the present one, which win. */
export function putBack(staticFolder: string, keptFolder: string): void {
  mkdirSync(keptFolder, { recursive: true });
  writeFileSync(path.join(keptFolder, OWN), JSON.stringify(filesBelow(staticFolder)));
  for (const age of range(1, BUILDS)) {
    const folder = path.join(keptFolder, String(age));
    for (const file of filesBelow(folder)) {
      const place = path.join(staticFolder, file);
      if (!existsSync(place)) cpSync(path.join(folder, file), place);
    }
  }
}

/** What the last build made itself, without what it was given from builds before. */
function ownFiles(staticFolder: string, keptFolder: string): string[] {
  const list = path.join(keptFolder, OWN);
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as string[]) : filesBelow(staticFolder);
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(path.join(folder, name)).isFile(),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

import { access, mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** What nobody imported or fetched by then is taken away, ms. */
const KEPT_MS = 24 * 3_600_000;

/** A file somebody uploaded waits for its import in a folder of their own: nobody imports what another uploaded. */
export function uploadPath(personId: string, uploadId: string): string {
  return path.join(uploadsFolder(), personId, uploadId);
}

/** Where the rows an import left out are written, for the person who ran it; and once more without what goods cost. */
export function badRowsPath(personId: string, requestId: string, seesCost = true): string {
  const name = seesCost ? 'bad-rows' : 'bad-rows-without-cost';
  return path.join(uploadsFolder(), personId, `${requestId}.${name}.csv`);
}

/** Is the file still there? It goes when its import is done. */
export async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Takes a file away; one that is gone already is fine. */
export async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** Makes the folder of an upload, and takes away what is older than a day, whoever left it. */
export async function makeRoomForUpload(target: string, now: Date): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const files = await readdir(uploadsFolder(), { recursive: true, withFileTypes: true });
  for (const entry of files) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const old = await stat(file).then(
      ({ mtimeMs }) => now.getTime() - mtimeMs > KEPT_MS,
      // Somebody else took it away meanwhile.
      () => false,
    );
    if (old) await removeFile(file);
  }
}

/** The data folder is chosen when Daybook starts: the build must not look for it in the project. */
function uploadsFolder(): string {
  return path.join(
    /* turbopackIgnore: true */ path.resolve(/* turbopackIgnore: true */ process.env.DAYBOOK_DATA ?? '.data'),
    'uploads',
  );
}

import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setting } from '@/lib/environment';
import { newId } from '@/server/platform/ids';
import type { SourceFile } from './read-file/read-rows';

/** What a process that died left, ms. */
const LEFT_MS = 24 * 3_600_000;

/** A stored file on this server's disk for as long as it is read, in a folder of its own that takes what is made of it too. */
export async function withWorkingCopy<T>(
  stored: { content: Uint8Array; name: string },
  now: Date,
  use: (file: SourceFile, folder: string) => Promise<T>,
): Promise<T> {
  await removeLeft(now);
  const folder = path.join(workingFolder(), newId());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const file = path.join(folder, 'file');
    await writeFile(file, stored.content, { mode: 0o600 });
    return await use({ path: file, name: stored.name }, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function removeLeft(now: Date): Promise<void> {
  const entries = await readdir(workingFolder()).catch(() => []);
  for (const entry of entries) {
    const folder = path.join(workingFolder(), entry);
    const isOld = await stat(folder).then(
      ({ mtimeMs }) => now.getTime() - mtimeMs > LEFT_MS,
      // Somebody else took it away meanwhile.
      () => false,
    );
    if (isOld) await rm(folder, { recursive: true, force: true });
  }
}

/** The data folder is chosen when Daybook starts: the build must not look for it in the project. */
function workingFolder(): string {
  return path.join(
    /* turbopackIgnore: true */ path.resolve(/* turbopackIgnore: true */ setting('DAYBOOK_DATA') ?? '.data'),
    'imports',
  );
}

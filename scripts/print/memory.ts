import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/** What an agent wrote, on its own disk. */
export interface Memory {
  knows: (id: string) => boolean;
  /** It is on paper: kept before this returns. */
  wrote: (id: string) => void;
  /** What the server was not told. */
  unsaid: () => string[];
  said: (ids: readonly string[]) => void;
}

/** More than a store prints in the day a paper lasts. */
const MOST = 5_000;
/** The server takes so many at once. */
const MOST_SAID = 100;

/** Opens it, or begins one. @throws when it cannot be written: an agent without it could print twice */
export function openMemory(file: string): Memory {
  mkdirSync(path.dirname(file), { recursive: true });
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { id: string; said: boolean }[])
    : [];
  const papers = new Map(kept.map(({ id, said }) => [id, said]));
  const keep = () => {
    const all = [...papers].slice(-MOST).map(([id, said]) => ({ id, said }));
    const fresh = `${file}.new`;
    const at = openSync(fresh, 'w', 0o600);
    try {
      writeSync(at, JSON.stringify(all));
      fsyncSync(at);
    } finally {
      closeSync(at);
    }
    renameSync(fresh, file);
  };
  keep();
  return {
    knows: (id) => papers.has(id),
    wrote(id) {
      papers.set(id, false);
      keep();
    },
    unsaid: () => [...papers].flatMap(([id, said]) => (said ? [] : [id])).slice(0, MOST_SAID),
    said(ids) {
      if (ids.length === 0) return;
      for (const id of ids) papers.set(id, true);
      keep();
    },
  };
}

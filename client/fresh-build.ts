import { OWN_BUILD } from './own-build';

const EVERY_MS = 30_000;

/** Which build of the program the server runs; null when it does not say. */
export async function askBuild(address = '/api/health'): Promise<string | null> {
  try {
    const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(2_000) });
    const { build } = (await answer.json()) as { build?: unknown };
    return typeof build === 'string' && build !== '' ? build : null;
  } catch {
    return null;
  }
}

/**
 * Calls back once when the server runs another build than this page, or than at the first answer where the page does not know its own, and nothing stands against a reload. Returns what
 * ends the watch.
 */
export function watchBuild(
  options: { mayReload: () => boolean | Promise<boolean>; reload: () => void },
  ask: () => Promise<string | null> = askBuild,
  everyMs = EVERY_MS,
  own: string | null = OWN_BUILD || null,
): () => void {
  let first = own;
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    const build = await ask();
    if (ended) return;
    first ??= build;
    if (build !== null && build !== first && (await options.mayReload()) && !ended) {
      ended = true;
      options.reload();
      return;
    }
    timer = setTimeout(look, everyMs);
  };
  void look();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

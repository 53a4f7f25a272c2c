import type { KnownTill, TabletStore } from './tablet-store';

/** No session is open for so long, ms. */
const FORGOTTEN_AFTER_MS = 30 * 86_400_000;

/** Tells all windows of this browser that a till was counted or closed; one that was closed stays so. */
export async function noteTill(
  store: TabletStore,
  { id, state, windowId }: Omit<KnownTill, 'at'>,
): Promise<void> {
  const at = Date.now();
  await store.transaction('rw', store.tills, async () => {
    const before = await store.tills.get(id);
    if (before?.state === 'CLOSED') return;
    await store.tills.put({ id, state, windowId, at });
    await store.tills
      .where('at')
      .below(at - FORGOTTEN_AFTER_MS)
      .delete();
  });
}

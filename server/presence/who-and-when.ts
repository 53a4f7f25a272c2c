import { momentWords } from '@/lib/time-words';
import { personOf } from '@/server/platform/actor';
import type { Acting } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { storeSettings } from '@/server/stores/store-settings';

/**
 * What a refusal says of whoever was quicker: their name, whether it is the person's own on another screen, and the time by the store's
 * clock. Of nobody it was Daybook itself.
 */
export async function whoAndWhen(
  reader: Reader,
  ctx: Acting,
  by: { storeId: string; personId?: string | null | undefined; at?: Date | undefined },
): Promise<{ name: string; self: boolean; time: string }> {
  const { storeId, personId, at = ctx.now } = by;
  const { timeZone } = await storeSettings(reader, storeId);
  const names = await personNames(reader, [personId ?? null]);
  return {
    name: names.get(personId ?? '') ?? 'Daybook',
    self: personId !== null && personId === personOf(ctx)?.personId,
    time: momentWords(at, ctx.now, timeZone),
  };
}

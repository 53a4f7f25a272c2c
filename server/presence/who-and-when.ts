import { momentWords } from '@/lib/time-words';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { storeSettings } from '@/server/stores/store-settings';

/** What a refusal says of whoever was quicker: their name, and the time by the store's clock. Of nobody it was Daybook itself. */
export async function whoAndWhen(
  reader: Reader,
  by: { storeId: string; personId?: string | null | undefined; at?: Date | undefined; now: Date },
): Promise<{ name: string; time: string }> {
  const { storeId, personId, at, now } = by;
  const { timeZone } = await storeSettings(reader, storeId);
  const names = await personNames(reader, [personId ?? null]);
  return { name: names.get(personId ?? '') ?? 'Daybook', time: momentWords(at ?? now, now, timeZone) };
}

import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';

/** What became of the numbers that are not on this day: another day, rejected, explained, or still nowhere. */
export async function whatBecameOfNumbers(
  reader: Reader,
  storeId: string,
  numbers: { deviceId: string; prefix: string; missing: number[] }[],
  sealedAt: Date | null,
) {
  const wanted = numbers.flatMap(({ deviceId, missing }) => missing.map((seq) => ({ deviceId, seq })));
  if (wanted.length === 0) return [];
  const where = { storeId, OR: wanted };
  const [tickets, rejected, explained] = await Promise.all([
    reader.ticket.findMany({ where, select: { deviceId: true, seq: true, businessDay: true } }),
    reader.rejectedTicket.findMany({ where, select: { deviceId: true, seq: true } }),
    reader.numberExplanation.findMany({
      where,
      select: { deviceId: true, seq: true, reason: true, explainedAt: true, personId: true },
    }),
  ]);
  const names = await personNames(
    reader,
    explained.map((word) => word.personId),
  );
  const same = (row: { deviceId: string; seq: number }) => (other: { deviceId: string; seq: number }) =>
    row.deviceId === other.deviceId && row.seq === other.seq;
  return wanted.map((row) => {
    const ticket = tickets.find(same(row));
    const word = explained.find(same(row));
    const prefix = numbers.find((one) => one.deviceId === row.deviceId)?.prefix ?? '';
    if (ticket)
      return {
        ...row,
        prefix,
        what: 'OTHER_DAY' as const,
        detail: dateToDay(ticket.businessDay),
        since: null,
      };
    // A ticket that turned up takes the place of the word about it.
    if (rejected.some(same(row)))
      return { ...row, prefix, what: 'REJECTED' as const, detail: '', since: null };
    if (word) {
      const by = names.get(word.personId) ?? '';
      const since = { at: word.explainedAt, by, afterSeal: sealedAt !== null && word.explainedAt > sealedAt };
      return { ...row, prefix, what: 'EXPLAINED' as const, detail: word.reason, since };
    }
    return { ...row, prefix, what: 'GAP' as const, detail: '', since: null };
  });
}

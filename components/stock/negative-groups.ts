import { milliFromText, milliToText } from '@/lib/quantity';
import type { PlacedNegative } from './placed-negative';

/** A product of a store that is below zero, in however many of its zones. */
export interface NegativeGroup {
  key: string;
  /** What went below zero last: its cause is the one that is asked about first. */
  last: PlacedNegative;
  /** All its zones, the one that went below last first. */
  zones: readonly PlacedNegative[];
  onHand: string;
  /** Below zero without a break since, in the zone where it is longest. */
  since: Date | null;
  explained: boolean;
  /** The zones the person may say something about. */
  mine: readonly PlacedNegative[];
}

/** Each product once per store, in the order the rows came in. */
export function negativeGroups(rows: readonly PlacedNegative[], personId: string): NegativeGroup[] {
  const groups = new Map<string, PlacedNegative[]>();
  for (const row of rows) {
    const key = `${row.storeId}/${row.productId}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].flatMap(([key, of]) => {
    const zones = of.toSorted((a, b) => (b.causedAt?.getTime() ?? 0) - (a.causedAt?.getTime() ?? 0));
    const [last] = zones;
    if (!last) return [];
    const times = zones.flatMap(({ since }) => since?.getTime() ?? []);
    return [
      {
        key,
        last,
        zones,
        onHand: milliToText(zones.reduce((sum, row) => sum + (milliFromText(row.onHand) ?? 0), 0)),
        since: times.length > 0 ? new Date(Math.min(...times)) : null,
        explained: zones.every((row) => row.explained),
        mine: zones.filter((row) => row.may.explainAll || (row.may.explain && row.ownerId === personId)),
      },
    ];
  });
}

/** What a reason for these groups is about: every zone of theirs that waits for one, else all the person may speak for. */
export function toExplain(groups: readonly NegativeGroup[]): PlacedNegative[] {
  return groups.flatMap(({ mine }) => {
    const open = mine.filter(({ explained }) => !explained);
    return open.length > 0 ? open : [...mine];
  });
}

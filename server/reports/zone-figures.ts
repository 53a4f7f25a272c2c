import { z } from 'zod';
import { addDays, type Day } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { day, id } from '@/server/platform/schema';
import { personNames } from '@/server/staff/person-names';
import { type ChecksPart, checkParts } from '@/server/zones/checks/checks-of-days';
import { zoneOwners } from '@/server/zones/list-zones';
import { openZones } from '@/server/zones/open-zones';
import { ZONE_FIGURES_DAYS } from './schema';
import type { ZoneFigures } from './zone-figure-parts';
import { type FigurePart, openParts, standingParts, tradeParts } from './zone-figure-parts';

export const zoneFiguresInput = z.object({ storeId: id, from: day, to: day });

export interface FigureRow extends ZoneFigures {
  id: string;
  name: string;
  /** Of a zone: its code and who answers now. Of a person: how many zones now. */
  code: string;
  owner: string | null;
  zones: number;
}

const nothing = (): ZoneFigures => ({
  onHand: 0,
  valueFen: 0,
  negative: 0,
  soldPieces: 0,
  soldFen: 0,
  shortPieces: 0,
  shortListFen: 0,
  discrepancies: 0,
  checksDue: 0,
  checksDone: 0,
  owedFen: 0,
});

/**
 * Figures of a period per zone, and per person by who answered for a zone when it happened. What stands now is of whoever
 * answers now.
 * @param of.ownerId only this person's zones and their own row; null: all
 * @throws InvalidInput when the period is the wrong way round or longer than 92 days
 */
export async function zoneFigures(
  reader: Reader,
  of: { storeId: string; from: Day; to: Day; ownerId: string | null; seesCost: boolean; now: Date },
): Promise<{ zones: FigureRow[]; people: FigureRow[] }> {
  const { storeId, from, to, ownerId, seesCost, now } = of;
  if (to < from) throw new InvalidInput({ field: 'to', problem: 'endsAfterStarts' });
  if (to > addDays(from, ZONE_FIGURES_DAYS - 1))
    throw new InvalidInput({ field: 'to', problem: 'periodTooLong' });
  const [zones, ownerOf, onHand, trade, open, checks] = await Promise.all([
    openZones(reader, storeId),
    zoneOwners(reader, storeId, now),
    standingParts(reader, storeId),
    tradeParts(reader, { storeId, from, to }),
    openParts(reader, storeId),
    checkParts(reader, { storeId, from, to, now }),
  ]);
  const ofNow = onHand.map((part) => ({ ...part, personId: ownerOf.get(part.zoneId ?? '') ?? null }));
  // What others owe is nobody's business who only finds themselves here.
  const owed = open.map((part) =>
    ownerId === null || part.personId === ownerId ? part : { ...part, owedFen: 0 },
  );
  const parts = [...ofNow, ...trade, ...owed, ...checks];
  const byZone = folded(parts, ({ zoneId }) => zoneId);
  const byPerson = folded(parts, ({ personId }) => personId);
  const names = await personNames(reader, [...byPerson.keys(), ...ownerOf.values()]);
  const shown = (figures: ZoneFigures | undefined): ZoneFigures => {
    const row = figures ?? nothing();
    if (seesCost) return row;
    return { ...row, valueFen: null, owedFen: ownerId === null ? null : row.owedFen };
  };
  const people = [...new Set([...ownerOf.values(), ...byPerson.keys()])];
  return {
    zones: zones
      .filter(({ id }) => ownerId === null || ownerOf.get(id) === ownerId)
      .map(({ id, code, name }) => ({
        id,
        name,
        code,
        owner: names.get(ownerOf.get(id) ?? '') ?? null,
        zones: 1,
        ...shown(byZone.get(id)),
      })),
    people: people
      .filter((id) => ownerId === null || id === ownerId)
      .map((id) => ({
        id,
        name: names.get(id) ?? '',
        code: '',
        owner: null,
        zones: [...ownerOf.values()].filter((personId) => personId === id).length,
        ...shown(byPerson.get(id)),
      }))
      .sort((a, b) => b.soldFen - a.soldFen || a.name.localeCompare(b.name, 'zh-CN')),
  };
}

type Part = FigurePart | ChecksPart;

function folded(parts: readonly Part[], keyOf: (part: Part) => string | null): Map<string, ZoneFigures> {
  const sums = new Map<string, ZoneFigures>();
  for (const part of parts) {
    const key = keyOf(part);
    if (key === null) continue;
    const sum = sums.get(key) ?? nothing();
    const { zoneId: _zone, personId: _person, ...figures } = part;
    for (const [name, value] of Object.entries(figures)) {
      const figure = name as keyof ZoneFigures;
      // Quantities have three places: floats of a sum are rounded back to them.
      sum[figure] = Math.round(((sum[figure] ?? 0) + value) * 1000) / 1000;
    }
    sums.set(key, sum);
  }
  return sums;
}

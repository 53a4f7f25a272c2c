import type { AdjustmentReasonName } from '@/server/stock/adjustments/adjustment-rules';

/** In the order of the big buttons. */
export const KINDS = [
  'THEFT',
  'BREAKAGE',
  'INJURY',
  'HAZARD',
  'LOSS',
  'QUARREL',
  'CASH',
  'EQUIPMENT',
] as const;
export type IncidentKind = (typeof KINDS)[number];

export const STATES = ['OPEN', 'DECIDED', 'CLOSED'] as const;
export type IncidentState = (typeof STATES)[number];

export const DECISIONS = ['WRITE_OFF', 'SHORTAGE', 'COUNT', 'CASH', 'QUARREL'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** What is looked at on a safety round where the store does not say otherwise; its names stand in the messages. */
export const POINTS = ['EXTINGUISHERS', 'EXITS', 'LIGHTS', 'CHILDREN'] as const;

export interface IncidentSettings {
  theftSevereFen: number;
  roundDueDay: number;
  points: readonly string[];
}

export const DEFAULTS: IncidentSettings = { theftSevereFen: 100_000, roundDueDay: 10, points: POINTS };

/** From how many confirmed quarrels in so many days head office hears of somebody. It is told, nothing more. */
export const QUARRELS_TO_TELL = 3;
export const QUARREL_DAYS = 365;

/** Whether manager and head office are told at once. */
export function isSevere(
  { kind, authority, worthFen }: { kind: IncidentKind; authority: boolean; worthFen: number },
  { theftSevereFen }: Pick<IncidentSettings, 'theftSevereFen'>,
): boolean {
  if (authority || kind === 'INJURY' || kind === 'HAZARD') return true;
  return kind === 'THEFT' && worthFen >= theftSevereFen;
}

/** With which reason goods of an incident are written off. */
export function reasonOf(kind: IncidentKind): AdjustmentReasonName {
  if (kind === 'THEFT') return 'THEFT';
  return kind === 'LOSS' || kind === 'CASH' ? 'LOSS' : 'DAMAGE';
}

export interface DecidableIncident {
  kind: IncidentKind;
  state: IncidentState;
  hasGoods: boolean;
  hasZone: boolean;
  hasStaff: boolean;
}

/** What may come of it at all: nothing more once it is closed. Whether it was decided already is asked apart. */
export function decisionsFor({
  kind,
  state,
  hasGoods,
  hasZone,
  hasStaff,
}: DecidableIncident): DecisionKind[] {
  if (state === 'CLOSED') return [];
  return DECISIONS.filter((decision) => {
    if (decision === 'WRITE_OFF') return hasGoods;
    if (decision === 'SHORTAGE') return hasGoods && (kind === 'THEFT' || kind === 'LOSS');
    if (decision === 'COUNT') return hasGoods || hasZone;
    if (decision === 'CASH') return kind === 'CASH' || kind === 'THEFT' || kind === 'LOSS';
    return kind === 'QUARREL' && hasStaff;
  });
}

/** A round of this month is missing after its last day. @param day of the store, '2026-11-12' */
export function isRoundLate(day: string, roundDueDay: number, doneInMonth: boolean): boolean {
  return !doneInMonth && Number(day.slice(8, 10)) > roundDueDay;
}

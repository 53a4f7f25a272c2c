/** A day's two lists. */
export const SHEETS = ['OPENING', 'CLOSING'] as const;
export type SheetKind = (typeof SHEETS)[number];

/** Entries of the log. Keys and the cash bag pass from hand to hand, and both sign. */
export const NOTES = ['HANDOVER', 'KEYS', 'CASH_BAG', 'VISITOR', 'OTHER'] as const;
export type NoteKind = (typeof NOTES)[number];

export const SIGNED_BY_BOTH = ['KEYS', 'CASH_BAG'] as const satisfies readonly NoteKind[];

/** Points whose names stand in the messages; a store writes further ones itself. */
export const POINTS = ['LIGHTS', 'DOORS', 'FIRE_EXITS', 'CHILDREN', 'FLOAT', 'POWER', 'CASH_BAG'] as const;

export interface DutyLists {
  opening: readonly string[];
  closing: readonly string[];
  /** Of either list: points that want a photo. */
  photoPoints: readonly string[];
}

/** What is looked at where a store does not say otherwise. */
export const DEFAULTS: DutyLists = {
  opening: ['LIGHTS', 'DOORS', 'FIRE_EXITS', 'CHILDREN', 'FLOAT'],
  closing: ['LIGHTS', 'POWER', 'FIRE_EXITS', 'CHILDREN', 'CASH_BAG', 'DOORS'],
  photoPoints: [],
};

/** The points of a day's list. */
export function pointsOf(lists: DutyLists, kind: SheetKind): readonly string[] {
  return kind === 'OPENING' ? lists.opening : lists.closing;
}

export interface Looked {
  point: string;
  inOrder: boolean;
  text: string;
  attachmentId?: string | undefined;
}

/**
 * What keeps a list from being signed: CHANGED: it is not the store's list of now; TEXT: something is wrong and nobody says what; PHOTO: a
 * point that wants a photo has none.
 */
export function problemOf(
  lists: DutyLists,
  kind: SheetKind,
  looked: readonly Looked[],
): { kind: 'CHANGED' } | { kind: 'TEXT' | 'PHOTO'; point: string } | null {
  const points = pointsOf(lists, kind);
  const named = looked.map(({ point }) => point);
  if (named.length !== points.length || points.some((point) => !named.includes(point)))
    return { kind: 'CHANGED' };
  const unsaid = looked.find(({ inOrder, text }) => !inOrder && text.trim() === '');
  if (unsaid) return { kind: 'TEXT', point: unsaid.point };
  const bare = looked.find(({ point, attachmentId }) => lists.photoPoints.includes(point) && !attachmentId);
  return bare ? { kind: 'PHOTO', point: bare.point } : null;
}

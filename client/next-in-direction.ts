/** Where something stands on the screen. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const DIRECTIONS: readonly string[] = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
] satisfies Direction[];

export function isDirection(key: string): key is Direction {
  return DIRECTIONS.includes(key);
}

/** How much further something may seem that lies beside the way than on it. */
const ASIDE = 3;

/**
 * Which of the boxes an arrow key goes to: the nearest in its direction, of those on the same row or column first.
 * @returns its place among `boxes`, null when nothing lies there
 */
export function nextInDirection(from: Box, boxes: readonly Box[], direction: Direction): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [place, box] of boxes.entries()) {
    const distance = distanceTo(from, box, direction);
    if (distance === null || distance >= least) continue;
    least = distance;
    best = place;
  }
  return best;
}

/** How far a box lies in a direction; null when it does not lie there. */
function distanceTo(from: Box, to: Box, direction: Direction): number | null {
  const isSideways = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const ahead = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[direction];
  const along =
    (isSideways
      ? middle(to.left, to.right) - middle(from.left, from.right)
      : middle(to.top, to.bottom) - middle(from.top, from.bottom)) * ahead;
  const gap = isSideways
    ? gapOf(from.top, from.bottom, to.top, to.bottom)
    : gapOf(from.left, from.right, to.left, to.right);
  // What lies beside something large begins behind its middle and ends behind its edge.
  const isAhead = isSideways
    ? ahead > 0
      ? to.left >= from.right - 1
      : to.right <= from.left + 1
    : ahead > 0
      ? to.top >= from.bottom - 1
      : to.bottom <= from.top + 1;
  if (!isAhead || along <= 0) return null;
  // A row is left for another one only up and down.
  if (isSideways && gap > 0) return null;
  return along + ASIDE * gap;
}

function middle(from: number, to: number): number {
  return (from + to) / 2;
}

/** What lies between two spans; 0 when they touch or overlap. */
function gapOf(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.max(0, otherFrom - to, from - otherTo);
}

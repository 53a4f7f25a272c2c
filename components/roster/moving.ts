/** Where the arrow keys take a shift. */
export const MOVES: Readonly<Record<string, { people: number; days: number }>> = {
  ArrowLeft: { people: 0, days: -1 },
  ArrowRight: { people: 0, days: 1 },
  ArrowUp: { people: -1, days: 0 },
  ArrowDown: { people: 1, days: 0 },
};

/** The cell of the board under a point, below what is being dragged. */
export function cellUnder(
  dragged: HTMLElement,
  x: number,
  y: number,
): { personId: string; day: string } | null {
  const cell = document
    .elementsFromPoint(x, y)
    .filter((element) => element !== dragged && !dragged.contains(element))
    .map((element) => element.closest<HTMLElement>('[data-cell]'))
    .find((element) => element !== null);
  const { person: personId, day } = cell?.dataset ?? {};
  return personId && day ? { personId, day } : null;
}

/** A product moved to another place; the others close up. */
export function movedTo(ids: readonly string[], id: string, place: number): string[] {
  const others = ids.filter((other) => other !== id);
  const at = Math.min(Math.max(place, 0), others.length);
  return ids.includes(id) ? [...others.slice(0, at), id, ...others.slice(at)] : [...ids];
}

/** In or out; what comes in goes to the end. @param most how many there may be */
export function toggledIn(ids: readonly string[], id: string, most: number): string[] {
  if (ids.includes(id)) return ids.filter((other) => other !== id);
  return ids.length < most ? [...ids, id] : [...ids];
}

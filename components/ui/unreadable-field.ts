/**
 * Looks for a field that holds what cannot be read, such as an amount of letters, and goes to it. Whoever sends a form asks first: sent,
 * it would count as left empty, and what stood there would be lost.
 * @returns whether there is one
 */
export function hasUnreadable(root: ParentNode): boolean {
  const field = [...root.querySelectorAll('input')].find(({ validity }) => validity.customError);
  field?.focus();
  return field !== undefined;
}

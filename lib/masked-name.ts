/** A customer's name where others can read it: its first character, 李** or J**. */
export function maskedName(name: string): string {
  const [first] = name.trim();
  return first === undefined ? '' : `${first}**`;
}

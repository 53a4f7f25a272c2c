/** The values as the words take them; a document's number as its own page shows it, SC-000004 rather than SC-4. */
export function wordValues(
  params: Readonly<Record<string, string | number | boolean | null>>,
): Record<string, string | number> {
  const values = Object.entries(params).map(([name, value]) => {
    if (typeof value !== 'number') return [name, String(value ?? '')];
    return [name, name === 'number' ? String(value).padStart(6, '0') : value];
  });
  return Object.fromEntries(values);
}

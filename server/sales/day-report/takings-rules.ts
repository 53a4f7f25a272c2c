/** What a day took after returns and rounding, fen. */
export function takings(
  tickets: Readonly<Record<string, { netFen: number; roundingFen: number } | undefined>>,
): number {
  return Object.values(tickets).reduce((sum, row) => sum + (row ? row.netFen - row.roundingFen : 0), 0);
}

/** The period an address names: a last day alone means its month so far, two days the wrong way round are turned. */
export function periodOf(query: { from?: string; to?: string }, today: string): { from: string; to: string } {
  const last = query.to || today;
  const [from = last, to = last] = [query.from || `${last.slice(0, 8)}01`, last].sort();
  return { from, to };
}

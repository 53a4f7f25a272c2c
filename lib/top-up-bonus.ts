/** What is put on top of money paid in, from an amount on, fen. */
export interface TopUpStep {
  fromFen: number;
  bonusFen: number;
}

/** What is put on top of so much: the highest step that is reached, once; fen. The counter says it, the server books it. */
export function bonusOf(steps: readonly TopUpStep[], amountFen: number): number {
  const reached = steps.filter(({ fromFen }) => fromFen <= amountFen);
  return reached.toSorted((a, b) => b.fromFen - a.fromFen)[0]?.bonusFen ?? 0;
}

'use client';

import { useState } from 'react';
import type { GoodsLine } from '../return-line';
import { type RefundPlan, saysWhich } from '../return-rules';

export type PiecesBack = ReturnType<typeof usePiecesBack>;

/** Which pieces of each line come back, where they have numbers. */
export function usePiecesBack() {
  const [chosen, setChosen] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  return {
    chosen,
    of: (lineId: string) => ({
      serials: chosen.get(lineId) ?? [],
      onSerials: (serials: readonly string[]) => setChosen(new Map(chosen).set(lineId, serials)),
    }),
    /** Something comes back, and of each line it is said what. */
    areSaid: ({ lines }: RefundPlan<GoodsLine>) =>
      lines.length > 0 &&
      lines.every(({ line, quantity }) => saysWhich(line, quantity, chosen.get(line.id) ?? [])),
  };
}

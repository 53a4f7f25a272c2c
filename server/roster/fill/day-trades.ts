import { at, type FlatProblem } from './flat-problem';
import type { Planned } from './problem';
import type { RowCosts } from './row-costs';
import { keepsRules } from './row-rules';

/** Days that change hands at once, at most, when they follow each other. */
const LONGEST_SPAN = 7;
/** Less than this is a sum's rounding, and no gain. */
const LEAST_GAIN = 1e-9;

/**
 * Days that two people trade: what each day needs is met as before, so that only the two rosters' own costs count. A turn of duty goes to
 * whoever is least ahead without anybody else being planned anew.
 */
export class DayTrades {
  private readonly trades: readonly (readonly number[])[];

  constructor(
    private readonly flat: FlatProblem,
    private readonly people: readonly Planned[],
    private readonly costs: RowCosts,
  ) {
    this.trades = tradesOf(flat.days);
  }

  /** The trades of two people's rows that make both together cheaper, one after the other. @returns whether there was one */
  between(one: number, mine: Uint8Array, other: number, theirs: Uint8Array): boolean {
    let isCheaper = false;
    let [own, others] = [this.costs.sumsOf(one, mine), this.costs.sumsOf(other, theirs)];
    for (const days of this.trades) {
      // Hardly any trade is cheaper: rules are looked at for those alone.
      const more =
        this.costs.change(one, own, mine, theirs, days) +
        this.costs.change(other, others, theirs, mine, days);
      if (more > -LEAST_GAIN) continue;
      swap(mine, theirs, days);
      if (this.keeps(one, mine) && this.keeps(other, theirs)) {
        [own, others] = [this.costs.sumsOf(one, mine), this.costs.sumsOf(other, theirs)];
        isCheaper = true;
      } else swap(mine, theirs, days);
    }
    return isCheaper;
  }

  private keeps(person: number, row: Uint8Array): boolean {
    return keepsRules(this.flat, this.people[person] as Planned, person, row);
  }
}

/** Each day, each two days of a week or of neighbouring ones, and each stretch of days. */
function tradesOf(days: number): number[][] {
  const all: number[][] = [];
  for (let from = 0; from < days; from++) {
    all.push([from]);
    for (let to = from + 1; to < Math.min(days, from + LONGEST_SPAN); to++) {
      all.push([from, to]);
      if (to > from + 1) all.push(Array.from({ length: to - from + 1 }, (_, index) => from + index));
    }
  }
  return all;
}

function swap(mine: Uint8Array, theirs: Uint8Array, days: readonly number[]): void {
  for (const day of days) {
    const choice = at(mine, day);
    mine[day] = at(theirs, day);
    theirs[day] = choice;
  }
}

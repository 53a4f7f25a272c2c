import { at, type FlatProblem } from './flat-problem';
import type { Planned } from './problem';
import type { TurnCosts } from './turn-costs';

/** What somebody's whole row comes to, in the sums its own cost is made of. */
export interface RowSums {
  /** Units worked in each period. */
  units: Int32Array;
  /** How far ahead they are with each kind of turn once the plan is over. */
  ahead: Float64Array;
}

/** What somebody's row of choices costs by itself: wishes, working time off its target, turns of duty. */
export class RowCosts {
  private readonly targetUnits: Float64Array;
  private readonly costPerUnit: Float64Array;
  private readonly periods: number;
  /** What a change adds to each sum: filled and emptied by `change` alone. */
  private readonly moreUnits: Int32Array;
  private readonly moreAhead: Float64Array;

  constructor(
    private readonly flat: FlatProblem,
    people: readonly Planned[],
    private readonly turns: TurnCosts,
  ) {
    const { unitMinutes } = flat;
    this.targetUnits = Float64Array.from(people.map(({ target }) => (target?.minutes ?? 0) / unitMinutes));
    this.costPerUnit = Float64Array.from(
      people.map(({ target }) => ((target?.costPerHour ?? 0) * unitMinutes) / 60),
    );
    this.periods = Math.ceil(flat.days / flat.periodDays);
    this.moreUnits = new Int32Array(this.periods);
    this.moreAhead = new Float64Array(turns.kinds);
  }

  /** What working so many units in a period costs by being off the target. */
  offTarget(person: number, units: number): number {
    const cost = at(this.costPerUnit, person);
    return cost === 0 ? 0 : cost * Math.abs(units - at(this.targetUnits, person));
  }

  of(person: number, row: Uint8Array): number {
    const { units, ahead } = this.sumsOf(person, row);
    let cost = 0;
    for (const one of units) cost += this.offTarget(person, one);
    for (let kind = 0; kind < ahead.length; kind++) cost += this.turns.whole(person, kind, at(ahead, kind));
    for (let day = 0; day < row.length; day++) cost += this.wish(person, day, at(row, day));
    return cost;
  }

  sumsOf(person: number, row: Uint8Array): RowSums {
    const units = new Int32Array(this.periods);
    const ahead = new Float64Array(this.turns.kinds);
    for (let kind = 0; kind < ahead.length; kind++) ahead[kind] = this.turns.standing(person, kind);
    for (let day = 0; day < row.length; day++) this.add({ units, ahead }, day, at(row, day), 1);
    return { units, ahead };
  }

  /** How much dearer a row gets when it takes another's choices on some days; the sums are the row's as it is. */
  change(
    person: number,
    { units, ahead }: RowSums,
    row: Uint8Array,
    other: Uint8Array,
    days: readonly number[],
  ): number {
    const more = { units: this.moreUnits, ahead: this.moreAhead };
    more.units.fill(0);
    more.ahead.fill(0);
    let cost = 0;
    for (const day of days) {
      const [before, after] = [at(row, day), at(other, day)];
      if (before === after) continue;
      cost += this.wish(person, day, after) - this.wish(person, day, before);
      this.add(more, day, before, -1);
      this.add(more, day, after, 1);
    }
    for (let period = 0; period < units.length; period++) {
      const by = at(more.units, period);
      if (by === 0) continue;
      const now = at(units, period);
      cost += this.offTarget(person, now + by) - this.offTarget(person, now);
    }
    for (let kind = 0; kind < ahead.length; kind++) {
      const [now, by] = [at(ahead, kind), at(more.ahead, kind)];
      if (by !== 0) cost += this.turns.whole(person, kind, now + by) - this.turns.whole(person, kind, now);
    }
    return cost;
  }

  private add({ units, ahead }: RowSums, day: number, choice: number, by: number): void {
    if (choice === 0) return;
    const period = Math.floor(day / this.flat.periodDays);
    units[period] = at(units, period) + by * at(this.flat.length, choice);
    for (let kind = 0; kind < ahead.length; kind++)
      ahead[kind] = at(ahead, kind) + by * this.turns.gain(day, choice, kind);
  }

  private wish(person: number, day: number, choice: number): number {
    const { days, choices, wish } = this.flat;
    const cost = at(wish, (person * days + day) * choices + choice);
    return cost === Number.POSITIVE_INFINITY ? 0 : cost;
  }
}

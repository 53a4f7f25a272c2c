// Long because: one way through the days, whose states everything here reads and writes.
import { at, type FlatProblem } from './flat-problem';
import { Layer } from './layer';
import type { Planned } from './problem';
import type { RowCosts } from './row-costs';
import type { TurnCosts } from './turn-costs';

/** What holds for the person whose roster is sought. */
interface Rules {
  person: number;
  mostInARow: number;
  leastInARow: number;
  leastDaysOff: number;
  mostWeekends: number;
  leastUnits: number;
  mostUnits: number;
  scarce: readonly number[];
}

/**
 * The cheapest roster of one person for given prices of each day's choices, all their rules kept: a shortest way through the days,
 * whose states are how many days in a row were worked or free, the last kind, the period's working time and the weekends worked.
 * Kinds with a limit of their own, and turns of duty, are counted along the cheapest way to a state alone: the limit is always kept, the
 * cheapest of all may be missed by a little.
 */
export class BestRoster {
  private readonly layers: Layer[];
  private readonly longestRow: number;
  private readonly longestFree: number;
  private readonly minuteStates: number;
  private readonly weekendStates: number;
  private readonly longestShift: number;
  private readonly scarceKinds: number;
  private prices: Float64Array = new Float64Array();
  /** Of the day before and of the day at hand. */
  private past: Layer;
  private current: Layer;
  /** Units that must have come together by the day at hand for the period's least to be reached. */
  private leastSoFar = 0;
  private rules: Rules;

  constructor(
    private readonly flat: FlatProblem,
    private readonly people: readonly Planned[],
    private readonly turns: TurnCosts,
    private readonly costs: RowCosts,
  ) {
    this.longestRow = Math.max(1, ...people.map(({ mostInARow }) => Math.min(mostInARow, flat.days)));
    this.longestFree = Math.max(1, ...people.map(({ leastDaysOff }) => leastDaysOff));
    this.minuteStates = Math.max(...flat.mostUnits) + 1;
    const limited = people.map((one) => one.mostWeekends).filter((most) => most < flat.days / 7);
    this.weekendStates = limited.length === 0 ? 1 : Math.ceil(flat.days / 7) + 1;
    this.longestShift = Math.max(...flat.length);
    this.scarceKinds = Math.max(0, ...flat.scarce.map((kinds) => kinds.length));
    const rows = this.longestFree + (flat.choices - 1) * this.longestRow * 2;
    const size = rows * this.minuteStates * this.weekendStates;
    this.layers = Array.from({ length: flat.days }, () => new Layer(size, this.scarceKinds, turns.kinds));
    this.past = this.layer(0);
    this.current = this.layer(0);
    this.rules = this.rulesOf(0);
  }

  /**
   * @param prices per day and choice; Infinity: not to be chosen
   * @param into takes the choices day by day
   * @returns false when no roster keeps all rules; `into` is as it was then
   */
  find(person: number, prices: Float64Array, into: Uint8Array): boolean {
    this.rules = this.rulesOf(person);
    this.prices = prices;
    this.firstDay();
    for (let day = 1; day < this.flat.days; day++) this.nextDay(day);
    const last = this.cheapestEnd();
    if (last < 0) return false;
    let state = last;
    for (let day = this.flat.days - 1; day >= 0; day--) {
      into[day] = this.choiceOf(state);
      state = at(this.layer(day).cameFrom, state);
    }
    return true;
  }

  private rulesOf(person: number): Rules {
    const planned = this.people[person] as Planned;
    const { leastUnits, mostUnits, scarce } = this.flat;
    return {
      person,
      mostInARow: Math.min(planned.mostInARow, this.longestRow),
      leastInARow: planned.leastInARow,
      leastDaysOff: Math.max(1, planned.leastDaysOff),
      mostWeekends: Math.min(planned.mostWeekends, this.weekendStates - 1),
      leastUnits: at(leastUnits, person),
      mostUnits: at(mostUnits, person),
      scarce: scarce[person] ?? [],
    };
  }

  private layer(day: number): Layer {
    return this.layers[day] as Layer;
  }

  /** @param row how many days free, or of which kind and how many in a row */
  private stateOf(row: number, units: number, weekends: number): number {
    return (row * this.minuteStates + units) * this.weekendStates + weekends;
  }

  private workingRow(choice: number, inARow: number, longEnough: boolean): number {
    return this.longestFree + ((choice - 1) * this.longestRow + inARow - 1) * 2 + (longEnough ? 1 : 0);
  }

  private choiceOf(state: number): number {
    const row = Math.floor(state / (this.minuteStates * this.weekendStates));
    return row < this.longestFree ? 0 : Math.floor((row - this.longestFree) / 2 / this.longestRow) + 1;
  }

  private firstDay(): void {
    const { choices, forbidden, length } = this.flat;
    const { leastDaysOff, mostInARow, mostUnits, person } = this.rules;
    const layer = this.layer(0);
    layer.clear();
    const before = this.people[person]?.before ?? null;
    const inARow = before === null ? 0 : Math.min(before.daysInARow, mostInARow);
    for (let choice = 0; choice < choices; choice++) {
      const cost = at(this.prices, choice);
      const units = at(length, choice);
      if (cost === Number.POSITIVE_INFINITY || units > mostUnits) continue;
      if (choice === 0) this.give(layer, this.stateOf(leastDaysOff - 1, 0, 0), cost, -1, null, 0, 0);
      else {
        if (inARow >= mostInARow) continue;
        if (before && inARow > 0 && forbidden[(before.kind + 1) * choices + choice]) continue;
        const row = this.workingRow(choice, inARow + 1, true);
        const turn = this.turns.kinds === 0 ? 0 : this.turns.more(person, 0, choice, null, 0);
        this.give(layer, this.stateOf(row, units, 0), cost + turn, -1, null, choice, 0);
      }
    }
  }

  private nextDay(day: number): void {
    const from = this.layer(day - 1);
    this.past = from;
    this.current = this.layer(day);
    this.current.clear();
    this.leastSoFar = this.leastBy(day);
    const starts = day % this.flat.periodDays === 0;
    for (let index = 0; index < from.length; index++) {
      const state = at(from.states, index);
      const weekends = state % this.weekendStates;
      const rowAndUnits = Math.floor(state / this.weekendStates);
      const units = rowAndUnits % this.minuteStates;
      if (starts && units < this.rules.leastUnits) continue;
      const cost = at(from.cost, state) + (starts ? this.offTarget(units) : 0);
      const row = Math.floor(rowAndUnits / this.minuteStates);
      if (row < this.longestFree) this.fromFree(day, state, row, starts ? 0 : units, weekends, cost);
      else this.fromWork(day, state, row - this.longestFree, starts ? 0 : units, weekends, cost);
    }
  }

  private fromFree(
    day: number,
    state: number,
    row: number,
    units: number,
    weekends: number,
    cost: number,
  ): void {
    const { choices } = this.flat;
    const { leastDaysOff, leastInARow, mostWeekends } = this.rules;
    this.free(day, state, Math.min(row + 1, leastDaysOff - 1), units, weekends, cost);
    if (row + 1 < leastDaysOff) return;
    const counted = weekends + (this.isSunday(day) ? 1 : 0);
    if (counted > mostWeekends) return;
    for (let choice = 1; choice < choices; choice++)
      this.work(day, state, this.workingRow(choice, 1, leastInARow <= 1), choice, units, counted, cost);
  }

  private fromWork(
    day: number,
    state: number,
    place: number,
    units: number,
    weekends: number,
    cost: number,
  ): void {
    const { choices, forbidden } = this.flat;
    const { leastInARow, mostInARow, mostWeekends } = this.rules;
    const longEnough = (place & 1) === 1;
    const kindAndRow = place >> 1;
    const inARow = (kindAndRow % this.longestRow) + 1;
    const before = Math.floor(kindAndRow / this.longestRow) + 1;
    // The Saturday was worked, or the Sunday is.
    const counted = weekends + (this.isSunday(day) ? 1 : 0);
    if (counted > mostWeekends) return;
    if (longEnough) this.free(day, state, 0, units, counted, cost);
    if (inARow >= mostInARow) return;
    const enough = longEnough || inARow + 1 >= leastInARow;
    for (let choice = 1; choice < choices; choice++) {
      if (forbidden[before * choices + choice]) continue;
      this.work(day, state, this.workingRow(choice, inARow + 1, enough), choice, units, counted, cost);
    }
  }

  private free(day: number, from: number, row: number, units: number, weekends: number, cost: number): void {
    const price = at(this.prices, day * this.flat.choices);
    if (price === Number.POSITIVE_INFINITY || units < this.leastSoFar) return;
    const state = this.stateOf(row, units, weekends);
    this.give(this.current, state, cost + price, from, this.past, 0, day);
  }

  private work(
    day: number,
    from: number,
    row: number,
    choice: number,
    before: number,
    weekends: number,
    cost: number,
  ): void {
    const price = at(this.prices, day * this.flat.choices + choice);
    if (price === Number.POSITIVE_INFINITY) return;
    const units = before + at(this.flat.length, choice);
    if (units > this.rules.mostUnits || units < this.leastSoFar) return;
    if (this.rules.scarce.length > 0 && this.isUsedUp(this.past, from, choice)) return;
    const { person } = this.rules;
    const { kinds } = this.turns;
    const turn = kinds === 0 ? 0 : this.turns.more(person, day, choice, this.past.turns, from * kinds);
    const state = this.stateOf(row, units, weekends);
    this.give(this.current, state, cost + price + turn, from, this.past, choice, day);
  }

  /** What must have been worked by a day, when all that is left of its period is worked as densely as the rules let. */
  private leastBy(day: number): number {
    const { leastUnits, mostInARow, leastDaysOff } = this.rules;
    const { periodDays } = this.flat;
    const left = periodDays - 1 - (day % periodDays);
    const round = mostInARow + leastDaysOff;
    const rounds = Math.floor(left / round);
    const worked = rounds * mostInARow + Math.min(left - rounds * round, mostInARow);
    return leastUnits - worked * this.longestShift;
  }

  private isUsedUp(layer: Layer, state: number, choice: number): boolean {
    const { scarce, person } = this.rules;
    const place = scarce.indexOf(choice);
    if (place < 0) return false;
    return (
      at(layer.given, state * this.scarceKinds + place) >=
      at(this.flat.mostOf, person * this.flat.choices + choice)
    );
  }

  private give(
    layer: Layer,
    state: number,
    cost: number,
    from: number,
    past: Layer | null,
    choice: number,
    day: number,
  ): void {
    if (!layer.take(state, cost, from)) return;
    const { scarce } = this.rules;
    const { kinds } = this.turns;
    for (let kind = 0; kind < kinds; kind++) {
      const before = past === null ? 0 : at(past.turns, from * kinds + kind);
      layer.turns[state * kinds + kind] = before + (this.turns.isTurn(day, choice, kind) ? 1 : 0);
    }
    for (let place = 0; place < scarce.length; place++) {
      const before = past === null ? 0 : at(past.given, from * this.scarceKinds + place);
      layer.given[state * this.scarceKinds + place] = before + (scarce[place] === choice ? 1 : 0);
    }
  }

  private cheapestEnd(): number {
    const { cost, states, length } = this.layer(this.flat.days - 1);
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let index = 0; index < length; index++) {
      const state = at(states, index);
      const units = Math.floor(state / this.weekendStates) % this.minuteStates;
      if (units < this.rules.leastUnits) continue;
      const whole = at(cost, state) + this.offTarget(units);
      if (whole < least) {
        least = whole;
        best = state;
      }
    }
    return best;
  }

  private offTarget(units: number): number {
    return this.costs.offTarget(this.rules.person, units);
  }

  private isSunday(day: number): boolean {
    return this.weekendStates > 1 && day % 7 === 6;
  }
}

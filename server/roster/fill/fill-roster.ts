import { BestRoster } from './best-roster';
import { DayTrades } from './day-trades';
import { at, type FlatProblem, flatten } from './flat-problem';
import type { FilledRoster, FillProblem } from './problem';
import { RowCosts } from './row-costs';
import { settlingMs } from './settling-time';
import { TurnCosts } from './turn-costs';

export interface FillLimits {
  /** How long to look for a better one, seconds; the first whole roster is made in any case. */
  seconds: number;
  /** The same seed tries in the same order. */
  seed: number;
  /** Milliseconds that only grow. */
  now: () => number;
}

export interface Filled {
  roster: FilledRoster;
  /** What its unmet wishes and needs, and its turns of duty, come to. */
  cost: number;
  /** Those no roster keeps all rules for: they are given days off wherever that is allowed. By index. */
  unplannable: number[];
}

/** Times the disorder goes from its most to none, and what share of each is spent without any. */
const ROUNDS = 4;
const CALM = 0.07;
/** Pairs tried in vain before a calm round ends, and pairs at all. */
const MOST_PAIRS = 60;
const MOST_TRIES = 600;
/** The most and the least disorder, in units of cost. */
const WARM = 20;
const COOL = 0.5;

/**
 * Fills a roster. Whoever has the least choice is planned first, each with the cheapest roster for what is still open; then, until the
 * time is over, each is taken out and planned again, at prices that are disturbed at random, at first much and then less and less.
 * So at any moment everybody's own roster keeps all their rules; only needs and wishes are traded.
 *
 * Perturb and solve in place of sampling: G. Papandreou, A. Yuille, "Perturb-and-MAP random fields", 2011.
 */
export function fillRoster(problem: FillProblem, { seconds, seed, now }: FillLimits): Filled {
  const search = new Search(problem, seed);
  const until = seconds * 1000 - settlingMs(problem, seconds);
  const start = now();
  search.construct();
  for (let passed = now() - start; passed < until; passed = now() - start) {
    const within = ((passed / until) * ROUNDS) % 1;
    search.sweep(within > 1 - CALM ? 0 : WARM * (COOL / WARM) ** within);
  }
  search.settle();
  return search.best();
}

class Search {
  private readonly flat: FlatProblem;
  private readonly bestRoster: BestRoster;
  private readonly turns: TurnCosts;
  private readonly costs: RowCosts;
  private readonly trades: DayTrades;
  private readonly roster: Uint8Array;
  private readonly covered: Int32Array;
  private readonly prices: Float64Array;
  private readonly order: number[];
  private readonly random: () => number;
  private readonly unplannable = new Set<number>();
  private least = Number.POSITIVE_INFINITY;
  private kept: Uint8Array;

  constructor(problem: FillProblem, seed: number) {
    this.flat = flatten(problem);
    this.turns = new TurnCosts(problem.turns ?? [], this.flat.days, this.flat.choices);
    this.costs = new RowCosts(this.flat, problem.people, this.turns);
    this.bestRoster = new BestRoster(this.flat, problem.people, this.turns, this.costs);
    this.trades = new DayTrades(this.flat, problem.people, this.costs);
    this.roster = new Uint8Array(this.flat.people * this.flat.days);
    this.kept = this.roster.slice();
    this.covered = new Int32Array(this.flat.days * this.flat.slots);
    this.prices = new Float64Array(this.flat.days * this.flat.choices);
    this.order = leastChoiceFirst(this.flat);
    this.random = randomNumbers(seed);
  }

  construct(): void {
    for (const person of this.order) this.planAnew(person, 0);
    this.keepIfBetter();
  }

  /** Everybody once, in a new order. @param disorder how far prices are disturbed; 0: not at all */
  sweep(disorder: number): void {
    for (let last = this.order.length - 1; last > 0; last--) {
      const other = Math.floor(this.random() * (last + 1));
      const here = at(this.order, last);
      this.order[last] = at(this.order, other);
      this.order[other] = here;
    }
    for (const person of this.order) this.planAnew(person, disorder);
    if (disorder === 0 && this.turns.kinds > 0) {
      this.exchange();
      this.trade();
    }
    this.keepIfBetter();
  }

  /** From the best there was: turns that can still change hands do. */
  settle(): void {
    if (this.turns.kinds === 0) return;
    for (let person = 0; person < this.flat.people; person++) this.count(this.rosterOf(person), -1);
    this.roster.set(this.kept);
    for (let person = 0; person < this.flat.people; person++) this.count(this.rosterOf(person), 1);
    this.trade();
    this.keepIfBetter();
    this.exchange();
    this.trade();
    this.keepIfBetter();
  }

  /** Two at a time: days change hands until no trade makes it cheaper, or so many were tried. */
  private trade(): void {
    const { people } = this.flat;
    const all = (people * (people - 1)) / 2;
    for (let tries = 0, since = 0; since < all && tries < MOST_TRIES; tries++) {
      const [one, other] = all <= MOST_TRIES ? pairAt(tries % all) : this.anyPair();
      since = this.tradeBoth(one, other) ? 0 : since + 1;
    }
  }

  private anyPair(): [number, number] {
    const { people } = this.flat;
    return pairAt(Math.floor((this.random() * people * (people - 1)) / 2));
  }

  /** @returns whether it is cheaper now */
  private tradeBoth(one: number, other: number): boolean {
    if (this.unplannable.has(one) || this.unplannable.has(other)) return false;
    const [mine, theirs] = [this.rosterOf(one), this.rosterOf(other)];
    // Each day has the same choices as before: nothing is to be counted anew.
    return this.trades.between(one, mine, other, theirs);
  }

  /**
   * Two at a time: both are taken out and planned anew, and stay so where it is cheaper. A turn goes from one to the other in one step; by
   * itself nobody leaves a shift open for somebody else to take.
   */
  private exchange(): void {
    const { people } = this.flat;
    const all = people * (people - 1);
    const inVain = Math.min(all, MOST_PAIRS);
    const first = Math.floor(this.random() * all);
    for (let tries = 0, since = 0; since < inVain && tries < MOST_TRIES; tries++) {
      const pair = all <= MOST_PAIRS ? (first + tries) % all : Math.floor(this.random() * all);
      const one = Math.floor(pair / (people - 1));
      const other = (one + 1 + (pair % (people - 1))) % people;
      since = this.planBoth(one, other) ? 0 : since + 1;
    }
  }

  /** @returns whether it is cheaper now */
  private planBoth(one: number, other: number): boolean {
    if (this.unplannable.has(one) || this.unplannable.has(other)) return false;
    const before = this.costNow();
    const rosters = [one, other].map((person) => this.rosterOf(person));
    const kept = rosters.map((own) => own.slice());
    for (const own of rosters) this.count(own, -1);
    for (const own of rosters) own.fill(0);
    this.planAnew(one, 0);
    this.planAnew(other, 0);
    const after = this.costNow();
    if (after <= before) return after < before;
    for (const [at, own] of rosters.entries()) {
      this.count(own, -1);
      own.set(kept[at] as Uint8Array);
      this.count(own, 1);
    }
    return false;
  }

  private rosterOf(person: number): Uint8Array {
    const { days } = this.flat;
    return this.roster.subarray(person * days, (person + 1) * days);
  }

  best(): Filled {
    const { days, people } = this.flat;
    const roster = Array.from({ length: people }, (_, person) =>
      Array.from({ length: days }, (_day, day) => {
        const choice = at(this.kept, person * days + day);
        return choice === 0 ? null : choice - 1;
      }),
    );
    return { roster, cost: this.least, unplannable: [...this.unplannable] };
  }

  private planAnew(person: number, disorder: number): void {
    if (this.unplannable.has(person)) return;
    const own = this.rosterOf(person);
    this.count(own, -1);
    this.priceDays(person, disorder);
    if (!this.bestRoster.find(person, this.prices, own)) {
      this.unplannable.add(person);
      this.giveWhatMustBe(person, own);
    }
    this.count(own, 1);
  }

  private count(own: Uint8Array, by: number): void {
    const { days, slots, slotsOf } = this.flat;
    for (let day = 0; day < days; day++)
      for (const slot of slotsOf[at(own, day)] as readonly number[]) {
        const place = day * slots + slot;
        this.covered[place] = at(this.covered, place) + by;
      }
  }

  /** What each choice would cost now: the person's own wishes, and what it changes in the cover. */
  private priceDays(person: number, disorder: number): void {
    const { days, choices, slots, slotsOf, wish } = this.flat;
    for (let day = 0; day < days; day++)
      for (let choice = 0; choice < choices; choice++) {
        let price = at(wish, (person * days + day) * choices + choice);
        if (price !== Number.POSITIVE_INFINITY) {
          for (const slot of slotsOf[choice] as readonly number[]) price += this.oneMore(day * slots + slot);
          if (disorder > 0) price += disorder * Math.log(-Math.log(this.random()));
        }
        this.prices[day * choices + choice] = price;
      }
  }

  private oneMore(place: number): number {
    return at(this.covered, place) < at(this.flat.need, place)
      ? -at(this.flat.under, place)
      : at(this.flat.over, place);
  }

  /** For somebody whose fixed days alone break a rule: those stay as they are. */
  private giveWhatMustBe(person: number, own: Uint8Array): void {
    const { days, choices, wish } = this.flat;
    for (let day = 0; day < days; day++) {
      const here = (person * days + day) * choices;
      let choice = 0;
      while (choice < choices - 1 && at(wish, here + choice) === Number.POSITIVE_INFINITY) choice++;
      own[day] = choice;
    }
  }

  private keepIfBetter(): void {
    const cost = this.costNow();
    if (cost >= this.least) return;
    this.least = cost;
    this.kept = this.roster.slice();
  }

  private costNow(): number {
    const { people, need, under, over } = this.flat;
    let cost = 0;
    for (let person = 0; person < people; person++) cost += this.costs.of(person, this.rosterOf(person));
    for (let place = 0; place < need.length; place++) {
      const off = at(this.covered, place) - at(need, place);
      cost += off < 0 ? -off * at(under, place) : off * at(over, place);
    }
    return cost;
  }
}

/** The pairs of people one after the other: the first of each is the higher. */
function pairAt(place: number): [number, number] {
  const one = Math.floor((1 + Math.sqrt(1 + 8 * place)) / 2);
  return [one, place - (one * (one - 1)) / 2];
}

function leastChoiceFirst({ people, days, choices, wish }: FlatProblem): number[] {
  const free = Array.from({ length: people }, (_, person) =>
    wish
      .subarray(person * days * choices, (person + 1) * days * choices)
      .reduce((count, cost) => count + (cost === Number.POSITIVE_INFINITY ? 0 : 1), 0),
  );
  return free.map((_, person) => person).sort((a, b) => at(free, a) - at(free, b));
}

/** Numbers over 0 and under 1, the same ones for the same seed (G. Marsaglia, "Xorshift RNGs", 2003). */
function randomNumbers(seed: number): () => number {
  let state = Math.imul(seed + 1, 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4_294_967_296;
  };
}

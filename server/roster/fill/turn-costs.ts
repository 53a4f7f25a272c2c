import { at } from './flat-problem';
import type { Turn } from './problem';

/** What a turn costs more than the one before, for somebody who had none: twice that for the next, and so on. */
const STEP = 12;

/**
 * Turns of duty as the search walks them. Somebody's turns of a kind cost the square of how far ahead they are with them after the plan, so
 * that the next one is cheapest for whoever is least ahead, within a plan too. What the plan's own days make fair is only known of a whole
 * roster: a way through the days goes without it.
 */
export class TurnCosts {
  /** How many kinds there are. */
  readonly kinds: number;
  /** Per day and choice: which kinds it is a turn of, a bit each. */
  private readonly marks: Uint8Array;

  constructor(
    private readonly turns: readonly Turn[],
    days: number,
    private readonly choices: number,
  ) {
    this.kinds = turns.length;
    this.marks = new Uint8Array(days * choices);
    for (const [kind, { marks }] of turns.entries())
      for (const one of marks) {
        const place = one.day * choices + one.kind + 1;
        this.marks[place] = at(this.marks, place) | (1 << kind);
      }
  }

  isTurn(day: number, choice: number, kind: number): boolean {
    return (at(this.marks, day * this.choices + choice) & (1 << kind)) !== 0;
  }

  /** What a choice costs by being a turn. @param given turns of the plan so far, by kind, from a place on */
  more(person: number, day: number, choice: number, given: Uint8Array | null, place: number): number {
    const marks = at(this.marks, day * this.choices + choice);
    if (marks === 0) return 0;
    let cost = 0;
    for (let kind = 0; kind < this.kinds; kind++) {
      if ((marks & (1 << kind)) === 0) continue;
      cost += this.step(person, kind, given === null ? 0 : at(given, place + kind));
    }
    return cost;
  }

  /** How far ahead somebody is before the plan. */
  standing(person: number, kind: number): number {
    return (this.turns[kind] as Turn).standing[person] as number;
  }

  /** How much further ahead a day at work puts somebody: a turn more, less what each day makes fair. */
  gain(day: number, choice: number, kind: number): number {
    return (this.isTurn(day, choice, kind) ? 1 : 0) - (this.turns[kind] as Turn).fairPerDay;
  }

  /** What a whole roster's turns of a kind cost. @param after how far ahead it leaves them */
  whole(person: number, kind: number, after: number): number {
    return STEP * (after * after - this.standing(person, kind) ** 2);
  }

  private step(person: number, kind: number, given: number): number {
    return STEP * (2 * this.standing(person, kind) + 2 * given + 1);
  }
}

import { at } from './flat-problem';

/** Where the plan of somebody may stand after a day, the cheapest way to each, and what it came from. */
export class Layer {
  readonly cost: Float64Array;
  readonly cameFrom: Int32Array;
  /** Of each scarce kind, how many were given on that way. */
  readonly given: Uint8Array;
  /** Of each kind of turn, likewise. */
  readonly turns: Uint8Array;
  readonly states: Int32Array;
  length = 0;
  private readonly seenIn: Int32Array;
  private round = 0;

  constructor(size: number, scarce: number, turns: number) {
    this.cost = new Float64Array(size);
    this.cameFrom = new Int32Array(size);
    this.given = new Uint8Array(size * Math.max(1, scarce));
    this.turns = new Uint8Array(size * Math.max(1, turns));
    this.states = new Int32Array(size);
    this.seenIn = new Int32Array(size);
  }

  clear(): void {
    this.length = 0;
    this.round++;
  }

  /** Takes a way to a state when it is the first or cheaper. @returns whether it was taken */
  take(state: number, cost: number, from: number): boolean {
    if (this.seenIn[state] !== this.round) {
      this.seenIn[state] = this.round;
      this.states[this.length++] = state;
    } else if (cost >= at(this.cost, state)) return false;
    this.cost[state] = cost;
    this.cameFrom[state] = from;
    return true;
  }
}

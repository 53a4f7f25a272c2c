/**
 * A book of stock as plain as paper: lists that are added up, no database, none of the shop's own rules imported. What it
 * says after any course of events is what the ledger must say (product.md, "Stock").
 *
 * Quantities are thousandths, values fen, unit costs millionths of a fen; all exact.
 */
export interface PlainEntry {
  zone: string;
  product: string;
  milli: number;
  /** The moment it occurred, ms. */
  at: number;
}

export interface PlainCost {
  milli: bigint;
  fen: bigint;
  /** Last known cost of a piece. */
  micro: bigint;
}

/** A posted count: what was found at a shelf at a moment, and what arrived afterwards from before it. */
export interface PlainMark {
  stocktake: string;
  zone: string;
  product: string;
  at: number;
  variance: number;
  late: number;
}

const MICRO_PER_MILLI_FEN = 1_000_000_000n;

/** One store's half of the book. */
export class PlainStore {
  readonly entries: PlainEntry[] = [];
  readonly marks: PlainMark[] = [];
  private readonly costs = new Map<string, PlainCost>();

  cost(product: string): PlainCost {
    return this.costs.get(product) ?? { milli: 0n, fen: 0n, micro: 0n };
  }

  /** What the shelf holds of a product, or held at a moment. */
  held(zone: string, product: string, at = Number.POSITIVE_INFINITY): number {
    return this.entries
      .filter((entry) => entry.zone === zone && entry.product === product && entry.at <= at)
      .reduce((sum, entry) => sum + entry.milli, 0);
  }

  /** @returns the fen that left: at the average while there are pieces, beyond them at the last known cost */
  goOut(entry: PlainEntry): bigint {
    const cost = this.cost(entry.product);
    const wanted = BigInt(-entry.milli);
    const there = cost.milli > 0n ? cost.milli : 0n;
    const covered = wanted < there ? wanted : there;
    const micro = unitOf(cost);
    let fen = 0n;
    if (covered > 0n) fen += covered === there ? cost.fen : rounded(cost.fen * covered, there);
    fen += rounded(micro * (wanted - covered), MICRO_PER_MILLI_FEN);
    this.keep(entry, { milli: cost.milli - wanted, fen: cost.fen - fen, micro });
    return fen;
  }

  /** @param fen what the pieces cost; left out, they come at the average */
  comeIn(entry: PlainEntry, fen?: bigint): void {
    const cost = this.cost(entry.product);
    const milli = BigInt(entry.milli);
    const brought = fen ?? rounded(unitOf(cost) * milli, MICRO_PER_MILLI_FEN);
    const micro = (brought * MICRO_PER_MILLI_FEN) / milli;
    // Pieces sold before they came are worth what these cost; whoever is left is too.
    const total = cost.milli + milli;
    const worth = cost.milli < 0n ? rounded(micro * total, MICRO_PER_MILLI_FEN) : cost.fen + brought;
    this.keep(entry, { milli: total, fen: worth, micro: micro === 0n ? cost.micro : micro });
  }

  /** Between two shelves: nothing is earned or lost. */
  move(from: PlainEntry, to: PlainEntry): void {
    this.entries.push(from, to);
  }

  /** The correction of the first count after something that arrived late, signed like what is missing. */
  takeBack(late: PlainEntry): void {
    const mark = this.marks
      .filter((one) => one.zone === late.zone && one.product === late.product && one.at >= late.at)
      .sort((a, b) => a.at - b.at)[0];
    if (!mark) return;
    mark.late -= late.milli;
    this.comeIn({ ...late, milli: -late.milli, at: mark.at });
  }

  /**
   * Counts of one product on several shelves: elsewhere is a move, the rest the store has more or less.
   * @returns shelves whose count differed
   */
  post(
    stocktake: string,
    product: string,
    counts: readonly { zone: string; milli: number; at: number }[],
  ): number {
    const shelves = counts.map((count) => ({
      ...count,
      variance: count.milli - this.held(count.zone, product, count.at),
      left: 0,
    }));
    for (const shelf of shelves) shelf.left = shelf.variance;
    for (const short of shelves.filter((shelf) => shelf.variance < 0)) {
      for (const over of shelves.filter((shelf) => shelf.variance > 0)) {
        const milli = Math.min(-short.left, over.left);
        if (milli === 0) continue;
        short.left += milli;
        over.left -= milli;
        this.move(
          { zone: short.zone, product, milli: -milli, at: short.at },
          { zone: over.zone, product, milli, at: over.at },
        );
      }
    }
    for (const { zone, left, at } of shelves) {
      if (left < 0) this.goOut({ zone, product, milli: left, at });
      if (left > 0) this.comeIn({ zone, product, milli: left, at });
    }
    for (const { zone, variance, at } of shelves)
      this.marks.push({ stocktake, zone, product, at, variance, late: 0 });
    return shelves.filter((shelf) => shelf.variance !== 0).length;
  }

  private keep(entry: PlainEntry, cost: PlainCost): void {
    this.entries.push(entry);
    this.costs.set(entry.product, cost);
  }
}

/** Goods between two stores: they keep the value they left with, and the last piece takes what is left of it. */
export class PlainParcel {
  constructor(
    readonly product: string,
    private milli: number,
    private fen: bigint,
  ) {}

  get left(): { milli: number; fen: bigint } {
    return { milli: this.milli, fen: this.fen };
  }

  take(milli: number): bigint {
    const fen = milli === this.milli ? this.fen : rounded(this.fen * BigInt(milli), BigInt(this.milli));
    this.milli -= milli;
    this.fen -= fen;
    return fen;
  }
}

function unitOf(cost: PlainCost): bigint {
  return cost.milli > 0n ? (cost.fen * MICRO_PER_MILLI_FEN) / cost.milli : cost.micro;
}

/** dividend / divisor, half away from zero; the divisor is positive. */
export function rounded(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const whole = (size * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -whole : whole;
}

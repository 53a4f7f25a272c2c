import type { DiscrepancyClass } from '@/generated/prisma/enums';
import type { Milli } from '@/lib/quantity';

/** Goods that differ, as the book and their file tell them. Quantities in thousandths, value in fen. */
export interface Differing {
  /** Null: their code is unknown here. */
  productId: string | null;
  /** Our code; empty when their code is unknown here. */
  ourCode: string;
  ourName: string;
  ourSpec: string;
  /** Empty: their file does not have it. */
  theirCode: string;
  theirName: string;
  categoryId: string | null;
  zoneId: string | null;
  ownerId: string | null;
  /** Stock of ours was ever kept of it in this store. */
  inBook: boolean;
  oursMilli: Milli;
  theirsMilli: Milli;
  /** Ours less theirs at cost. */
  valueFen: number;
}

/** Our document that their figure has already. */
export interface ExplainingDocument {
  kind: string;
  id: string;
}

export interface Finding extends Differing {
  class: DiscrepancyClass;
  document: ExplainingDocument | null;
  /** WRONG_CODE: the other of the two codes. */
  otherCode: string | null;
}

export type ClassCounts = Record<DiscrepancyClass, number>;

/** Ours less theirs. */
export const differenceOf = (goods: Pick<Differing, 'oursMilli' | 'theirsMilli'>): Milli =>
  goods.oursMilli - goods.theirsMilli;

/**
 * Every difference with its class, the largest value first. What a document explains is timing, whatever else it looks like;
 * then what only one side has, of which two may be one under two codes; what both have differs.
 * @param documents by product: the document after the cut-off that explains the difference exactly
 */
export function classify(
  goods: readonly Differing[],
  documents: ReadonlyMap<string, ExplainingDocument>,
): Finding[] {
  const documentOf = (one: Differing) => (one.productId ? documents.get(one.productId) : undefined) ?? null;
  const others = pairCodes(goods.filter((one) => !documentOf(one)));
  return goods
    .map((one): Finding => {
      const document = documentOf(one);
      const other = others.get(one) ?? null;
      return {
        ...one,
        class: document ? 'TIMING' : other ? 'WRONG_CODE' : sideOf(one),
        document,
        otherCode: document || !other ? null : codeOf(other),
      };
    })
    .toSorted(
      (a, b) =>
        Math.abs(b.valueFen) - Math.abs(a.valueFen) ||
        Math.abs(differenceOf(b)) - Math.abs(differenceOf(a)) ||
        (codeOf(a) < codeOf(b) ? -1 : 1),
    );
}

/** How many of each class. */
export function countClasses(findings: readonly Finding[]): ClassCounts {
  const counts: ClassCounts = { TIMING: 0, MISSING_THERE: 0, MISSING_HERE: 0, WRONG_CODE: 0, DIFFERENCE: 0 };
  for (const finding of findings) counts[finding.class] += 1;
  return counts;
}

export type DiscrepancyState = 'OPEN' | 'EXPLAINED' | 'CLOSED';

/** How far a discrepancy is, by its moments. */
export function discrepancyState(of: { explainedAt: Date | null; closedAt: Date | null }): DiscrepancyState {
  if (of.closedAt) return 'CLOSED';
  return of.explainedAt ? 'EXPLAINED' : 'OPEN';
}

function sideOf(one: Differing): DiscrepancyClass {
  if (one.productId === null || !one.inBook) return 'MISSING_HERE';
  return one.theirCode === '' ? 'MISSING_THERE' : 'DIFFERENCE';
}

const codeOf = (one: Differing) => one.ourCode || one.theirCode;
const nameOf = (one: Differing) => (one.ourName || one.theirName).normalize('NFKC').toLowerCase().trim();

type Pairs = Map<Differing, Differing>;

/** Comparisons of two names within one size of difference; a thousand goods on each side take a second. */
const MOST_COMPARED = 250_000;

/**
 * Goods that are one under two codes. It wants evidence: their file does not have the one, the book never had the other, as many are
 * missing there as here, and the names are alike. Only where no third one fits: a shop has many differences of a single piece.
 */
function pairCodes(goods: readonly Differing[]): Pairs {
  const pairs: Pairs = new Map();
  const bySize = grouped(goods, (one) => Math.abs(differenceOf(one)));
  for (const same of bySize.values()) {
    const here = same.filter((one) => sideOf(one) === 'MISSING_THERE' && one.oursMilli > 0);
    const there = same.filter((one) => sideOf(one) === 'MISSING_HERE' && one.theirsMilli > 0);
    // Among too many of one size nothing is certain but the very same name.
    const agree = here.length * there.length > MOST_COMPARED ? sameName : namesAgree;
    for (const [one, other] of onlyFits(here, there, agree)) {
      pairs.set(one, other);
      pairs.set(other, one);
    }
  }
  return pairs;
}

type Agree = (one: Differing, other: Differing) => boolean;

/** Those of two sides that fit each other and nothing else. */
function onlyFits(
  here: readonly Differing[],
  there: readonly Differing[],
  agree: Agree,
): [Differing, Differing][] {
  if (agree === sameName) return onlySameNames(here, there);
  return here.flatMap((one): [Differing, Differing][] => {
    const [other, third] = there.filter((candidate) => agree(one, candidate));
    const contested = !other || third || here.some((rival) => rival !== one && agree(rival, other));
    return contested ? [] : [[one, other]];
  });
}

function onlySameNames(here: readonly Differing[], there: readonly Differing[]): [Differing, Differing][] {
  const theirs = grouped(there, nameOf);
  return [...grouped(here, nameOf)].flatMap(([name, ours]): [Differing, Differing][] => {
    const [one, rival] = ours;
    const [other, third] = theirs.get(name) ?? [];
    return name !== '' && one && other && !rival && !third ? [[one, other]] : [];
  });
}

const sameName: Agree = (one, other) => nameOf(one) === nameOf(other);

/** Half of the shorter name's pairs of neighbouring characters are in the other one too; a missing name says nothing. */
function namesAgree(one: Differing, other: Differing): boolean {
  const [few = new Set(), many = new Set()] = [neighbours(nameOf(one)), neighbours(nameOf(other))].sort(
    (a, b) => a.size - b.size,
  );
  const shared = [...few].filter((pair) => many.has(pair)).length;
  return few.size > 0 && shared * 2 >= few.size;
}

function neighbours(name: string): Set<string> {
  const letters = [...name.replace(/[^\p{L}\p{N}]+/gu, '')];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
}

function grouped<K>(goods: readonly Differing[], keyOf: (one: Differing) => K): Map<K, Differing[]> {
  const groups = new Map<K, Differing[]>();
  for (const one of goods) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

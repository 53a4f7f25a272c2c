import { type Fen, mulQuantity, partOf, shareOut, sumFen } from '@/lib/money';
import {
  cutOff,
  dearerFirst,
  firstPieces,
  type Part,
  PIECE,
  piecesOf,
  type Run,
  wholePieces,
  worth,
} from './runs';
import { covers, type Given, inOrder, type PromotionLine, type PromotionTerms } from './terms';

/** Whose basket it is. */
export interface PromotionBuyer {
  isMember: boolean;
}

export interface PromotionsApplied {
  /** By line: what each promotion gave on it, in their order; lines that got nothing are not in it. */
  given: Map<string, Given[]>;
  /** Lines that cost their customer less as a member: at that price, and in no promotion that does not go with it. */
  atMember: Set<string>;
}

/**
 * What promotions take off a basket, to the fen: by priority and then by promotion, whatever the order of the lines. A member gets, line by line, the better
 * of their price and the promotions; where the promotions of a line all go with a member's price, both. The counter and the server ask the same.
 * @param terms those that hold at this moment in this store
 */
export function applyPromotions(
  lines: readonly PromotionLine[],
  terms: readonly PromotionTerms[],
  buyer: PromotionBuyer,
): PromotionsApplied {
  const atMember = new Set<string>();
  // Each round takes lines out for good: it ends.
  for (;;) {
    const given = giveAt(lines, terms, buyer, atMember);
    const better = lines.filter((line) => !atMember.has(line.id) && isBetterAsMember(line, given, terms));
    if (better.length === 0) return { given, atMember };
    for (const { id } of better) atMember.add(id);
  }
}

/**
 * The same where it is said which lines stand at a member's price. A version that gives nothing changes nothing: those that gave something are enough
 * to come to the same figures again.
 */
export function giveAt(
  lines: readonly PromotionLine[],
  terms: readonly PromotionTerms[],
  { isMember }: PromotionBuyer,
  atMember: ReadonlySet<string>,
): Map<string, Given[]> {
  const given = new Map<string, Given[]>();
  const runs = startingRuns(lines, atMember);
  for (const term of inOrder(terms)) {
    if (term.membersOnly && !isMember) continue;
    const open = runs.filter(
      ({ line, used, leftFen }) => !used && leftFen > 0 && (term.withMemberPrice || !atMember.has(line.id)),
    );
    const taken = takeBy(term, open);
    for (const { part, fen } of taken) {
      const run = cutOff(runs, part);
      run.leftFen -= fen;
      run.used ||= term.isFinal;
      if (fen > 0) note(given, run.line.id, { id: term.id, fen });
    }
  }
  return given;
}

/** Promotions of a line together, fen. */
export function givenOn(given: ReadonlyMap<string, readonly Given[]>, lineId: string): Fen {
  return sumFen((given.get(lineId) ?? []).map(({ fen }) => fen));
}

function isBetterAsMember(
  line: PromotionLine,
  given: ReadonlyMap<string, readonly Given[]>,
  terms: readonly PromotionTerms[],
): boolean {
  if (line.memberFen === null || line.byHand || line.memberFen >= line.listFen) return false;
  const own = given.get(line.id) ?? [];
  if (own.every(({ id }) => terms.some((term) => term.id === id && term.withMemberPrice))) return true;
  const netFen = mulQuantity(line.listFen, line.quantityMilli) - givenOn(given, line.id);
  return netFen > mulQuantity(line.memberFen, line.quantityMilli);
}

/** A run for each line no hand was laid on, in an order that does not know which was scanned first. */
function startingRuns(lines: readonly PromotionLine[], atMember: ReadonlySet<string>): Run[] {
  return lines
    .filter(({ byHand, quantityMilli }) => !byHand && quantityMilli > 0)
    .toSorted(
      (a, b) =>
        order(a.productId, b.productId) ||
        a.quantityMilli - b.quantityMilli ||
        a.listFen - b.listFen ||
        order(a.id, b.id),
    )
    .map((line) => {
      const unitFen = atMember.has(line.id) ? (line.memberFen ?? line.listFen) : line.listFen;
      return {
        line,
        milli: line.quantityMilli,
        leftFen: mulQuantity(unitFen, line.quantityMilli),
        used: false,
      };
    });
}

interface Taken {
  part: Part;
  fen: Fen;
}

function takeBy(term: PromotionTerms, open: readonly Run[]): Taken[] {
  const named = open.filter(({ line }) => covers(term.goods, line));
  switch (term.kind) {
    case 'PRICE':
      return eachUnit(term, named, ({ run, milli }) =>
        Math.max(
          0,
          worth({ run, milli }) - mulQuantity(term.prices[run.line.productId] ?? run.line.listFen, milli),
        ),
      );
    case 'PERCENT_OFF':
      return eachUnit(term, named, (part) => partOf(worth(part), term.percentBp ?? 0));
    case 'N_FOR':
      return together(term, wholePieces(named));
    case 'BUY_GET':
      return term.getGoods ? buyAndGet(term, wholePieces(open)) : buyAndGetSame(term, wholePieces(named));
  }
}

/** Each unit by itself; where a ticket has an end, those it saves most on. */
function eachUnit(term: PromotionTerms, runs: readonly Run[], saving: (part: Part) => Fen): Taken[] {
  const found = runs
    .filter(({ line }) => term.kind !== 'PRICE' || term.prices[line.productId] !== undefined)
    .map((run) => ({ run, fen: saving({ run, milli: run.milli }) }))
    .filter(({ fen }) => fen > 0)
    .toSorted((a, b) => {
      const difference = BigInt(b.fen) * BigInt(a.run.milli) - BigInt(a.fen) * BigInt(b.run.milli);
      return difference < 0n ? -1 : difference > 0n ? 1 : 0;
    });
  let left = term.mostPerTicket === null ? Infinity : term.mostPerTicket * PIECE;
  return found.flatMap(({ run }) => {
    const part = { run, milli: Math.min(left, run.milli) };
    if (part.milli === 0) return [];
    left -= part.milli;
    return [{ part, fen: saving(part) }];
  });
}

/** So many together for a sum: the dearest of them, and only groups that cost more alone. */
function together(term: PromotionTerms, runs: Run[]): Taken[] {
  const [pieces, togetherFen] = [term.pieces ?? 0, term.togetherFen ?? 0];
  if (pieces < 1) return [];
  const dearest = runs.toSorted(dearerFirst);
  const wholeFen = (groups: number) => sumFen(firstPieces(dearest, groups * pieces).map(worth));
  // Each further group is of cheaper pieces and saves less: up to the last one that saves anything.
  let least = 0;
  let most = Math.min(Math.floor(piecesOf(dearest) / pieces), term.mostPerTicket ?? Infinity);
  while (least < most) {
    const groups = Math.ceil((least + most) / 2);
    if (wholeFen(groups) - wholeFen(groups - 1) > togetherFen) least = groups;
    else most = groups - 1;
  }
  const parts = firstPieces(dearest, least * pieces);
  return shared(parts, wholeFen(least) - least * togetherFen);
}

/** Of the same goods: the cheapest of each group is what is got, the dearest groups first. */
function buyAndGetSame(term: PromotionTerms, runs: Run[]): Taken[] {
  const [buy, get] = [term.pieces ?? 0, term.getPieces ?? 0];
  if (buy < 1 || get < 1) return [];
  const dearest = runs.toSorted(dearerFirst);
  const groups = Math.min(Math.floor(piecesOf(dearest) / (buy + get)), term.mostPerTicket ?? Infinity);
  const parts = firstPieces(dearest, groups * (buy + get));
  // How many of the first pieces are got.
  const gotOf = (first: number) =>
    Math.floor(first / (buy + get)) * get + Math.max(0, (first % (buy + get)) - buy);
  let at = 0;
  const savings = parts.map(({ run, milli }) => {
    const got = gotOf(at + milli / PIECE) - gotOf(at);
    at += milli / PIECE;
    return partOf(worth({ run, milli: got * PIECE }), term.percentBp ?? 0);
  });
  return shared(parts, sumFen(savings));
}

/** Of other goods: the dearest of them are got, for the cheapest that were bought. */
function buyAndGet(term: PromotionTerms, open: Run[]): Taken[] {
  const [buy, get, getGoods] = [term.pieces ?? 0, term.getPieces ?? 0, term.getGoods];
  if (!getGoods || buy < 1 || get < 1) return [];
  const isGot = ({ line }: Run) => covers(getGoods, line);
  const bought = open.filter((run) => !isGot(run) && covers(term.goods, run.line)).toSorted(dearerFirst);
  const got = open.filter(isGot).toSorted(dearerFirst);
  const groups = Math.min(
    Math.floor(piecesOf(bought) / buy),
    Math.floor(piecesOf(got) / get),
    term.mostPerTicket ?? Infinity,
  );
  const gotten = firstPieces(got, groups * get);
  const savingFen = sumFen(gotten.map((part) => partOf(worth(part), term.percentBp ?? 0)));
  return shared([...firstPieces(bought.toReversed(), groups * buy), ...gotten], savingFen);
}

/** What a group saves is every piece's of it, by what they cost: whoever brings one back gets what was paid for it. */
function shared(parts: readonly Part[], savingFen: Fen): Taken[] {
  if (savingFen <= 0) return [];
  const shares = shareOut(savingFen, parts.map(worth));
  return parts.map((part, at) => ({ part, fen: shares[at] ?? 0 }));
}

function note(given: Map<string, Given[]>, lineId: string, { id, fen }: Given): void {
  const own = given.get(lineId) ?? [];
  const same = own.find((one) => one.id === id);
  if (same) same.fen += fen;
  else own.push({ id, fen });
  given.set(lineId, own);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

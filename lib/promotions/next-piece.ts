import { type Fen, sumFen } from '@/lib/money';
import { applyPromotions, type PromotionBuyer, type PromotionsApplied } from './apply-promotions';
import { PIECE } from './runs';
import { covers, type PromotionLine, type PromotionTerms } from './terms';

/** One more piece that would complete a promotion. */
export interface NextPiece {
  /** Of the version. */
  id: string;
  name: string;
  /** The line one more of which would do; null: it is in none. */
  lineId: string | null;
  /** What to add one of. */
  productId: string;
  /** What the basket would save by it, fen. */
  savingFen: Fen;
}

/** Most promotions looked at for it: a basket is looked at after every scan. */
const MOST = 8;

/**
 * Which promotion of pieces one more piece would complete: that of the first by order which it would make the basket save more by. Null: none.
 * @param known goods that are not in the basket, as a line of one piece; null where they are not known
 */
export function nextPiece(
  lines: readonly PromotionLine[],
  terms: readonly PromotionTerms[],
  buyer: PromotionBuyer,
  applied: PromotionsApplied,
  known: (productId: string) => PromotionLine | null,
): NextPiece | null {
  const before = savedFen(applied);
  const grouped = terms.filter(
    (term) => (term.kind === 'N_FOR' || term.kind === 'BUY_GET') && (!term.membersOnly || buyer.isMember),
  );
  for (const term of grouped.slice(0, MOST)) {
    for (const extra of candidates(term, lines, known)) {
      const more = extra.isNew
        ? [...lines, extra.line]
        : lines.map((line) => (line.id === extra.line.id ? extra.line : line));
      const after = applyPromotions(more, terms, buyer);
      const isBy = givenBy(after, term.id) > givenBy(applied, term.id);
      const savingFen = savedFen(after) - before;
      if (isBy && savingFen > 0)
        return {
          id: term.id,
          name: term.name,
          lineId: extra.isNew ? null : extra.line.id,
          productId: extra.line.productId,
          savingFen,
        };
    }
  }
  return null;
}

interface Extra {
  line: PromotionLine;
  isNew: boolean;
}

/** What one more of could complete it: of the goods in the basket the last of each kind, and what is got where that is one product. */
function candidates(
  term: PromotionTerms,
  lines: readonly PromotionLine[],
  known: (productId: string) => PromotionLine | null,
): Extra[] {
  const inPieces = lines.filter(
    (line) => !line.byHand && line.decimals === 0 && line.quantityMilli % PIECE === 0,
  );
  const last = (of: (line: PromotionLine) => boolean) => inPieces.findLast(of);
  const { getGoods } = term;
  const only = getGoods?.productIds.length === 1 && !getGoods.all && getGoods.categoryIds.length === 0;
  const got = getGoods ? last((line) => covers(getGoods, line)) : undefined;
  const offered = getGoods && !got && only ? known(getGoods.productIds[0] ?? '') : null;
  const bought = last((line) => covers(term.goods, line) && !(getGoods && covers(getGoods, line)));
  return [
    ...(offered ? [{ line: offered, isNew: true }] : []),
    ...[got, bought].flatMap((line) =>
      line ? [{ line: { ...line, quantityMilli: line.quantityMilli + PIECE }, isNew: false }] : [],
    ),
  ];
}

function savedFen({ given }: PromotionsApplied): Fen {
  return sumFen([...given.values()].flat().map(({ fen }) => fen));
}

function givenBy({ given }: PromotionsApplied, id: string): Fen {
  return sumFen([...given.values()].flat().flatMap((one) => (one.id === id ? one.fen : [])));
}

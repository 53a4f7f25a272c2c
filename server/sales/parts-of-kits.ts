import { shareOut } from '@/lib/money';
import { type Milli, milliFromText, milliToText } from '@/lib/quantity';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, type Piece } from '@/server/platform/sql';

/** A part of a kit as it is in the catalogue now: so many for one kit. */
export interface KitPartFacts {
  kit_id: string;
  product_id: string;
  quantity: string;
  list_price_fen: number;
  zone_id: string | null;
}

/** What of a line leaves the stock instead of the kit: signed as the line. */
export interface PlannedPart {
  productId: string;
  quantityMilli: Milli;
  /** Its share of what the line was sold for, fen. */
  netFen: number;
  zoneId: string;
}

/** The parts that so many kits are, the line's net shared out by what each costs on the list. */
export function planParts(
  parts: readonly KitPartFacts[],
  line: { quantityMilli: Milli; netFen: number },
  unzonedId: string,
): PlannedPart[] {
  if (parts.length === 0) return [];
  const kits = line.quantityMilli / 1000;
  const quantities = parts.map(({ quantity }) => (milliFromText(quantity) ?? 0) * kits);
  const worth = parts.map((part, index) =>
    Math.round((part.list_price_fen * (quantities[index] ?? 0)) / 1000),
  );
  // Parts that cost nothing share alike.
  const weights = worth.some((fen) => fen > 0) ? worth : parts.map(() => 1);
  const shares = shareOut(line.netFen, weights);
  return parts.map((part, index) => ({
    productId: part.product_id,
    quantityMilli: quantities[index] ?? 0,
    netFen: shares[index] ?? 0,
    zoneId: part.zone_id ?? unzonedId,
  }));
}

const COLUMNS = ['store_id', 'line_id', 'product_id', 'quantity', 'net_fen', 'business_day'] as const;

/** The parts as they were booked: what the kit is made of later changes no ticket. */
export function partRows(
  storeId: string,
  lines: readonly {
    lineId: string;
    businessDay: PostingDay;
    parts: readonly Omit<PlannedPart, 'zoneId'>[];
  }[],
): Piece {
  return insertRows(
    'ticket_line_part',
    COLUMNS,
    lines.flatMap(({ lineId, businessDay, parts }) =>
      parts.map(({ productId, quantityMilli, netFen }) => ({
        store_id: storeId,
        line_id: lineId,
        product_id: productId,
        quantity: milliToText(quantityMilli),
        net_fen: netFen,
        business_day: dayOf(businessDay, storeId),
      })),
    ),
  );
}

/** So much of a part as belongs to so much of its line: kits are whole, so that it comes out even. */
export function partOfLine(partMilli: Milli, ofMilli: Milli, lineMilli: Milli): Milli {
  return lineMilli === 0 ? 0 : Math.round((partMilli * ofMilli) / lineMilli);
}

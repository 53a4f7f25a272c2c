// Chinese because: the regulation by its own name, as it is cited in either language.
import { calendarDay, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import { categoriesOfProducts } from '@/server/catalog/products-by-id';
import type { Reader } from '@/server/platform/db';
import { goodsOfTicket } from '@/server/sales/goods-of-ticket';
import { type WarrantyAnswer, type WarrantyTerms, warrantyOn } from './warranty-rules';

/** What every shop begins with, until head office says otherwise: nobody here compared it with its source, so it says so. */
const LAW_BY_DEFAULT: RuleSaid = {
  basis: 'LAW',
  returnDays: 7,
  exchangeDays: 15,
  repairMonths: 12,
  repairsToExchange: 2,
  source: '《部分商品修理更换退货责任规定》第九、十、十一条',
  sourceCheckedOn: null,
  validFrom: null,
};

export interface RuleSaid extends WarrantyTerms {
  source: string;
  /** When somebody compared it with its source; null: nobody did. */
  sourceCheckedOn: Day | null;
  /** Null: the default every shop begins with. */
  validFrom: Day | null;
}

export interface WarrantyToday {
  saleDay: Day;
  today: Day;
  repairs: number;
  rules: (RuleSaid & WarrantyAnswer)[];
}

/** Rows in force for goods of a category sold on a day: of law and of the chain's promise the latest begun, its own before the general. */
export async function rulesFor(reader: Reader, categoryId: string | null, saleDay: Day): Promise<RuleSaid[]> {
  const rows = await reader.warrantyRule.findMany({
    where: {
      validFrom: { lte: dayToDate(saleDay) },
      OR: [{ categoryId: null }, ...(categoryId ? [{ categoryId }] : [])],
    },
    orderBy: [{ validFrom: 'desc' }, { addedAt: 'desc' }],
    take: 100,
  });
  const inForce = (basis: 'LAW' | 'CHAIN') => {
    const of = rows.filter((row) => row.basis === basis);
    const row = of.find((one) => one.categoryId !== null) ?? of[0];
    return row
      ? [
          {
            basis,
            returnDays: row.returnDays,
            exchangeDays: row.exchangeDays,
            repairMonths: row.repairMonths,
            repairsToExchange: row.repairsToExchange,
            source: row.source,
            sourceCheckedOn: row.sourceCheckedOn ? dateToDay(row.sourceCheckedOn) : null,
            validFrom: dateToDay(row.validFrom),
          },
        ]
      : [];
  };
  const law = inForce('LAW');
  return [...(law.length > 0 ? law : [LAW_BY_DEFAULT]), ...inForce('CHAIN')];
}

/**
 * What law and promise give today for goods of a ticket, by sale day, category and repairs that complaints led to so far; null where
 * no ticket says when they were sold.
 */
export async function warrantyToday(
  reader: Reader,
  of: { storeId: string; ticketId: string | null; ticketLineId: string | null; productId: string | null },
  at: { now: Date; timeZone: string },
): Promise<WarrantyToday | null> {
  const { storeId, ticketId, ticketLineId, productId } = of;
  const ticket = ticketId ? await goodsOfTicket(reader, storeId, { id: ticketId }) : null;
  if (!ticketId || !ticket || !productId) return null;
  const [categories, repairs] = await Promise.all([
    categoriesOfProducts(reader, [productId]),
    reader.complaintOutcome.count({
      where: {
        storeId,
        kind: 'REPAIR',
        calledOffAt: null,
        complaint: { ticketId, ...(ticketLineId ? { ticketLineId } : { productId }) },
      },
    }),
  ]);
  // The customer's days are those of the calendar, from the date on the receipt: business days are the shop's own.
  const today = calendarDay(at.now, at.timeZone);
  const saleDay = calendarDay(ticket.occurredAt, at.timeZone);
  const rules = await rulesFor(reader, categories.get(productId) ?? null, saleDay);
  return {
    saleDay,
    today,
    repairs,
    rules: rules.map((rule) => ({ ...rule, ...warrantyOn(rule, saleDay, today, repairs) })),
  };
}

/** The table as head office keeps it, the latest first. */
export async function listWarrantyRules(reader: Reader) {
  const rows = await reader.warrantyRule.findMany({
    orderBy: [{ validFrom: 'desc' }, { addedAt: 'desc' }],
    take: 200,
  });
  return rows.map((row) => ({
    id: row.id,
    categoryId: row.categoryId,
    basis: row.basis === 'CHAIN' ? ('CHAIN' as const) : ('LAW' as const),
    validFrom: dateToDay(row.validFrom),
    returnDays: row.returnDays,
    exchangeDays: row.exchangeDays,
    repairMonths: row.repairMonths,
    repairsToExchange: row.repairsToExchange,
    source: row.source,
    sourceCheckedOn: row.sourceCheckedOn ? dateToDay(row.sourceCheckedOn) : null,
  }));
}

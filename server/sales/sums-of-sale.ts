import { mulQuantity, sumFen } from '@/lib/money';
import type { PlannedLine } from './plan-sale';

/** Marks of the whole ticket that its lines give it: shown wherever it is listed. */
export function marksOf(lines: readonly PlannedLine[]): string[] {
  return [
    ...(lines.some(({ row }) => row.flags.includes('PRICE_DIFFERS')) ? ['LIST_DIFFERS'] : []),
    ...(lines.some(({ row }) => row.flags.some((flag) => flag.startsWith('PROMOTION_')))
      ? ['PROMOTION_DIFFERS']
      : []),
    ...(lines.some(({ row }) => row.breach_id !== null) ? ['BREACH'] : []),
    ...(lines.some(({ row }) => row.flags.includes('SERIAL_TWICE')) ? ['SERIAL_TWICE'] : []),
  ];
}

/** What a sale comes to at the book's prices, fen: what discounts are figured against. */
export function bookTotal(lines: readonly PlannedLine[]): number {
  return sumFen(lines.map((line) => mulQuantity(line.bookPriceFen, line.quantityMilli)));
}

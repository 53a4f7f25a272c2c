import { sensibleCash } from '@/server/tills/rules';

/** A quantity may be this much above what is on hand before somebody is asked, thousandths. */
const BEYOND_MILLI = 20_000;

/** Is it more than anybody would mean? @param onHandMilli null: nobody knows what is there */
export function isOddQuantity(quantityMilli: number, onHandMilli: number | null): boolean {
  return quantityMilli > Math.max(0, onHandMilli ?? 0) + BEYOND_MILLI;
}

/** The largest note, fen. */
const NOTE_FEN = 10_000;

/** Is it more cash than the notes anybody would hand over for what is left? */
export function isOddCash(amountFen: number, leftFen: number): boolean {
  const inNotesFen = Math.ceil(leftFen / NOTE_FEN) * NOTE_FEN;
  return amountFen > inNotesFen && !sensibleCash(leftFen).includes(amountFen);
}

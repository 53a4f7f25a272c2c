const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** As entries had them once: two instants. */
const INSTANTS = /(\d{4}-\d{2}-\d{2}T[\d:.]+Z)\/(\d{4}-\d{2}-\d{2}T[\d:.]+Z)/g;
const DAY = /\b\d{4}-\d{2}-\d{2}\b(?!T)/g;
const TIMES = /\b(\d{2}:\d{2})-(\d{2}:\d{2})\b/g;

/** Fields that hold days, or shifts one after the other: whose, which day, from when to when. */
export const SHIFT_FIELDS: readonly string[] = [
  ...['shift', 'shifts', 'put', 'toCover'],
  ...['week', 'day', 'lastDay'],
];

/** Shifts as they are written down, in words: `<id> 2027-03-01 09:00-17:00; …`. */
export function shiftsInWords(
  text: string,
  words: {
    nameOf: (id: string) => string;
    dayOf: (day: string) => string;
    spanOf: (from: Date, to: Date) => string;
    /** Between one shift and the next. */
    comma: string;
  },
): string {
  return text
    .replace(INSTANTS, (_, from: string, to: string) => words.spanOf(new Date(from), new Date(to)))
    .replace(DAY, words.dayOf)
    .replace(TIMES, '$1–$2')
    .replace(UUID, words.nameOf)
    .split('; ')
    .join(words.comma);
}

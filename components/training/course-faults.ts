import { LIMITS } from '@/server/training/training-rules';
import type { Draft, DraftQuestion } from './course-shape';

/** What is wrong at a field, as a key of its words and what stands in them. */
export interface Fault {
  key: 'tooLong' | 'outOf' | 'choicesEmpty' | 'choicesSame' | 'noRight' | 'noQuestion';
  values?: { most: number; count?: number; least?: number };
}

/** Fields of a course that hold a number, with the least and the most each takes. */
export const RANGES = {
  priceQuestions: { least: 0, most: LIMITS.priceQuestions },
  passPercent: { least: 1, most: 100 },
  triesADay: { least: 1, most: LIMITS.triesADay },
  dueDays: { least: 1, most: LIMITS.dueDays },
  repeatMonths: { least: 1, most: LIMITS.repeatMonths },
} as const;
export type RangedField = keyof typeof RANGES;

/** Too many characters, as they are sent; null: not. */
export function tooLong(text: string, most: number): Fault | null {
  const count = text.trim().length;
  return count > most ? { key: 'tooLong', values: { most, count } } : null;
}

/** A number out of its range, or none; how often a course comes again may be left out. */
export function outOfRange(field: RangedField, text: string): Fault | null {
  if (field === 'repeatMonths' && text.trim() === '') return null;
  const { least, most } = RANGES[field];
  const isNumber = /^\d+$/.test(text.trim());
  return isNumber && Number(text) >= least && Number(text) <= most
    ? null
    : { key: 'outOf', values: { least, most } };
}

/** What is wrong with a question that somebody wrote in: its words, and its choices. One nobody wrote in lacks, and is not wrong. */
export function questionFaults({ text, choices, right }: DraftQuestion): {
  text: Fault | null;
  choices: Fault | null;
} {
  const said = choices.map((choice) => choice.trim());
  const isBegun = said.some((choice) => choice !== '');
  const long = said.map((choice) => tooLong(choice, LIMITS.choice)).find((fault) => fault !== null);
  const isAllSaid = said.every((choice) => choice !== '');
  const choicesFault = (): Fault | null => {
    if (long) return long;
    if (isAllSaid && new Set(said).size < said.length) return { key: 'choicesSame' };
    if (right.length > 0 && !isAllSaid) return { key: 'choicesEmpty' };
    return isAllSaid && right.length === 0 && text.trim() !== '' ? { key: 'noRight' } : null;
  };
  return {
    text:
      tooLong(text, LIMITS.question) ??
      (text.trim() === '' && isBegun && right.length > 0 ? { key: 'noQuestion' } : null),
    choices: choicesFault(),
  };
}

/** Is any field written wrongly? What is only missing is not. */
export function isFaulty(draft: Draft): boolean {
  return (
    tooLong(draft.title, LIMITS.title) !== null ||
    tooLong(draft.text, LIMITS.text) !== null ||
    (Object.keys(RANGES) as RangedField[]).some((field) => outOfRange(field, draft[field]) !== null) ||
    draft.questions.length > LIMITS.questions ||
    draft.products.length > LIMITS.products ||
    draft.questions.some((question) => {
      const { text, choices } = questionFaults(question);
      return text !== null || choices !== null;
    })
  );
}

/** The field a refusal of the server stands at; null: at none of them. */
export type RefusedAt = keyof Draft | null;
export function refusedAt(
  refusal: { code: string; params?: Readonly<Record<string, unknown>> | undefined } | null,
): RefusedAt {
  if (refusal?.code === 'TRAINING_NO_PRICES') return 'priceCategoryId';
  if (refusal?.code === 'TRAINING_FOR_NOBODY') return 'to';
  if (refusal?.code !== 'INVALID_INPUT') return null;
  const [first = ''] = String(refusal.params?.field ?? '').split('.');
  const fields: Readonly<Record<string, keyof Draft>> = {
    title: 'title',
    text: 'text',
    productIds: 'products',
    questions: 'questions',
    priceCategoryId: 'priceCategoryId',
    personIds: 'to',
    storeIds: 'to',
    roles: 'to',
  };
  return fields[first] ?? (first in RANGES ? (first as RangedField) : null);
}

import { isFaulty } from './course-faults';
import type { Draft, DraftQuestion } from './course-shape';

export const BLANK: Draft = {
  title: '',
  text: '',
  attachmentId: '',
  products: [],
  questions: [],
  priceQuestions: '0',
  priceCategoryId: '',
  passPercent: '80',
  triesADay: '3',
  to: 'work',
  storeIds: [],
  roles: [],
  personIds: [],
  dueDays: '7',
  repeatMonths: '',
  again: false,
};

/** What a whole question wants: words, two choices that say something, a right one among them. */
export function isWhole({ text, choices, right }: DraftQuestion): boolean {
  return (
    text.trim() !== '' &&
    choices.length >= 2 &&
    choices.every((choice) => choice.trim() !== '') &&
    right.length > 0
  );
}

/** What is missing before it can be published, as the key of its words; null: nothing. */
export function missingOf(
  draft: Draft,
): 'missingTitle' | 'missingText' | 'missingChoices' | 'missingWho' | 'missingFix' | null {
  if (draft.title.trim() === '') return 'missingTitle';
  const asks = draft.questions.length + (Number(draft.priceQuestions) || 0);
  if (draft.text.trim() === '' && draft.products.length === 0 && draft.attachmentId === '' && asks === 0)
    return 'missingText';
  if (!draft.questions.every(isWhole)) return 'missingChoices';
  if (draft.to === 'people' && draft.personIds.length === 0) return 'missingWho';
  return isFaulty(draft) ? 'missingFix' : null;
}

/** As it is sent. */
export function toSend(draft: Draft) {
  const isPeople = draft.to === 'people';
  return {
    title: draft.title.trim(),
    text: draft.text.trim(),
    ...(draft.attachmentId ? { attachmentId: draft.attachmentId } : {}),
    productIds: draft.products.map(({ id }) => id),
    questions: draft.questions.map(({ text, kind, choices, right }) => ({ text, kind, choices, right })),
    priceQuestions: Number(draft.priceQuestions) || 0,
    ...(draft.priceCategoryId ? { priceCategoryId: draft.priceCategoryId } : {}),
    passPercent: Number(draft.passPercent) || 0,
    triesADay: Number(draft.triesADay) || 0,
    storeIds: isPeople ? [] : draft.storeIds,
    roles: isPeople ? [] : draft.roles,
    personIds: isPeople ? draft.personIds : [],
    dueDays: Number(draft.dueDays) || 0,
    repeatMonths: draft.repeatMonths.trim() === '' ? null : Number(draft.repeatMonths),
  };
}

import { z } from 'zod';
import { companyCommand, id, requiredText, storeCommand, storeIds } from '@/server/platform/schema';
import { ROLES } from '@/server/staff/permissions';
import { LIMITS } from './training-rules';

const unique = <S extends z.ZodType<string>>(of: S, most: number) =>
  z
    .array(of)
    .max(most)
    .default([])
    .transform((all) => [...new Set(all)]);

const cardText = z.string().trim().max(2000);

/** A card of a product, or of a category. */
export const keepCardInput = companyCommand
  .extend({
    productId: id.optional(),
    categoryId: id.optional(),
    say: cardText.min(1),
    care: cardText.default(''),
    warranty: cardText.default(''),
    bargain: cardText.default(''),
    /** Of the card that was edited; 0: there was none. */
    revision: z.number().int().min(0).max(1_000_000),
  })
  .refine(({ productId, categoryId }) => (productId === undefined) !== (categoryId === undefined), {
    path: ['productId'],
    message: 'required',
  });

/** Of a product's card, or of a category's. */
export const cardHistoryInput = z
  .object({ productId: id.optional(), categoryId: id.optional() })
  .refine(({ productId, categoryId }) => (productId === undefined) !== (categoryId === undefined), {
    path: ['productId'],
    message: 'required',
  });

export const question = z
  .object({
    text: z.string().trim().min(1).max(LIMITS.question),
    kind: z.enum(['SINGLE', 'MULTIPLE']),
    choices: z.array(z.string().trim().min(1).max(LIMITS.choice)).min(2).max(LIMITS.choices),
    right: z
      .array(z.number().int().min(0).max(7))
      .min(1)
      .max(8)
      .transform((places) => [...new Set(places)].sort((a, b) => a - b)),
  })
  .refine(({ choices, right }) => right.every((place) => place < choices.length), {
    path: ['right'],
    message: 'range',
  })
  .refine(({ kind, right }) => kind === 'MULTIPLE' || right.length === 1, {
    path: ['right'],
    message: 'range',
  });

const says = {
  title: z.string().trim().min(1).max(LIMITS.title),
  text: z.string().trim().max(LIMITS.text).default(''),
  attachmentId: id.optional(),
  productIds: unique(id, LIMITS.products),
  questions: z.array(question).max(LIMITS.questions).default([]),
  priceQuestions: z.number().int().min(0).max(LIMITS.priceQuestions).default(0),
  priceCategoryId: id.optional(),
  passPercent: z.number().int().min(1).max(100).default(80),
  /** Quizzes somebody may begin on one day. */
  triesADay: z.number().int().min(1).max(LIMITS.triesADay).default(3),
};
const forWhom = {
  storeIds: unique(id, 500),
  roles: unique(z.enum(ROLES), ROLES.length),
  /** Named one by one: then neither stores nor roles are. */
  personIds: unique(id, 500),
  dueDays: z.number().int().min(1).max(LIMITS.dueDays),
  repeatMonths: z.number().int().min(1).max(LIMITS.repeatMonths).nullable().default(null),
};
export const addCourseInput = companyCommand.extend({ ...says, ...forWhom });
export const changeCourseInput = addCourseInput.extend({
  courseId: id,
  version: z.number().int().min(1).max(1_000_000),
  /** Whoever passed it learns what is new too. */
  again: z.boolean().default(false),
});
export const ofCourseInput = companyCommand.extend({ courseId: id });
export const assignDueInput = ofCourseInput;
export const assignInput = storeCommand.extend({ courseId: id, personIds: z.array(id).min(1).max(100) });

const ofPerson = storeCommand.extend({ courseId: id, personId: id });
export const excuseInput = ofPerson.extend({ reason: requiredText });
export const revokeExcuseInput = ofPerson;

const ofAssignment = companyCommand.extend({ assignmentId: id });
export const readInput = ofAssignment.extend({ version: z.number().int().min(1).max(1_000_000) });
export const startInput = ofAssignment;
export const answerInput = companyCommand.extend({
  attemptId: id,
  /** Places chosen of each question, in its order. */
  answers: z
    .array(z.array(z.number().int().min(0).max(7)).max(8))
    .min(1)
    .max(LIMITS.questions + LIMITS.priceQuestions),
});

export const tableInput = z.object({ storeIds });

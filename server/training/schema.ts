import { z } from 'zod';
import { companyCommand, id, requiredText, storeCommand, storeIds } from '@/server/platform/schema';
import { ROLES } from '@/server/staff/permissions';
import { MOST_QUESTIONS } from './training-rules';

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

export const question = z
  .object({
    text: z.string().trim().min(1).max(500),
    kind: z.enum(['SINGLE', 'MULTIPLE']),
    choices: z.array(requiredText).min(2).max(8),
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
  title: requiredText,
  text: z.string().trim().max(10_000).default(''),
  attachmentId: id.optional(),
  productIds: unique(id, 50),
  questions: z.array(question).max(MOST_QUESTIONS).default([]),
  priceQuestions: z.number().int().min(0).max(20).default(0),
  priceCategoryId: id.optional(),
  passPercent: z.number().int().min(1).max(100).default(80),
};
const forWhom = {
  storeIds: unique(id, 500),
  roles: unique(z.enum(ROLES), ROLES.length),
  /** Named one by one: then neither stores nor roles are. */
  personIds: unique(id, 500),
  dueDays: z.number().int().min(1).max(366),
  repeatMonths: z.number().int().min(1).max(60).nullable().default(null),
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

const ofAssignment = companyCommand.extend({ assignmentId: id });
export const readInput = ofAssignment.extend({ version: z.number().int().min(1).max(1_000_000) });
export const startInput = ofAssignment;
export const answerInput = companyCommand.extend({
  attemptId: id,
  /** Places chosen of each question, in its order. */
  answers: z
    .array(z.array(z.number().int().min(0).max(7)).max(8))
    .min(1)
    .max(MOST_QUESTIONS + 20),
});

export const tableInput = z.object({ storeIds });

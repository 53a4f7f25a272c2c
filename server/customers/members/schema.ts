import { z } from 'zod';
import { companyCommand, fen, id } from '@/server/platform/schema';
import { customerCommand } from '../schema';

/** Most levels a chain keeps: more than a few nobody at a counter can explain. */
export const MOST_LEVELS = 20;

/** A level as head office keeps it; without levelId it is a new one, whose id is the requestId. */
export const saveLevelInput = companyCommand.extend({
  levelId: id.optional(),
  name: z.string().trim().min(1).max(30),
  /** Off the shelf price of what has no member price, basis points. */
  discountBp: z.number().int().min(0).max(9_999),
  /** Points for each yuan paid, thousandths. */
  pointsMilli: z.number().int().min(0).max(1_000_000),
  /** Given to whoever becomes a customer from now on. */
  isDefault: z.boolean(),
});

export const removeLevelInput = companyCommand.extend({ levelId: id });

/** Null: no member any more. */
export const setLevelInput = customerCommand.extend({ levelId: id.nullable() });

/** Most steps of what is put on top of money paid in. */
export const MOST_STEPS = 20;
/** Most that is paid in, or put on top, at once, fen: a million yuan. */
export const MOST_TOP_UP_FEN = 100_000_000;

export const setTopUpRulesInput = companyCommand.extend({
  steps: z
    .array(
      z.object({
        fromFen: fen.min(1).max(MOST_TOP_UP_FEN),
        bonusFen: fen.min(1).max(MOST_TOP_UP_FEN),
      }),
    )
    .max(MOST_STEPS)
    .refine((steps) => new Set(steps.map(({ fromFen }) => fromFen)).size === steps.length, 'repeated'),
});

import { z } from 'zod';
import { companyCommand, storeCommand } from '@/server/platform/schema';
import { isSized, LIMIT_STATES, LIMITED_ACTS, LIMITED_ROLES, WHOLE_BP } from './limit-rules';

const limitBp = z
  .number()
  .int()
  .min(1)
  .max(WHOLE_BP - 1)
  .nullable();
const whose = { role: z.enum(LIMITED_ROLES), act: z.enum(LIMITED_ACTS) };

/** A percent is of a discount that may be given at all. */
const isSound = (said: {
  act: (typeof LIMITED_ACTS)[number];
  state: string | null;
  limitBp: number | null;
}) => said.limitBp === null || (isSized(said.act) && said.state !== 'DENIED' && said.state !== null);

export const setLimitInput = companyCommand
  .extend({ ...whose, state: z.enum(LIMIT_STATES), limitBp })
  .refine(isSound, { path: ['limitBp'], message: 'range' });

/** No state: the store goes by the chain's again. */
export const setStoreLimitInput = storeCommand
  .extend({ ...whose, state: z.enum(LIMIT_STATES).nullable(), limitBp })
  .refine(isSound, { path: ['limitBp'], message: 'range' });

import { z } from 'zod';
import { companyCommand } from '@/server/platform/schema';

/** Roles of which a second factor may be asked: those that see or decide for the whole company. */
export const SECOND_FACTOR_ROLES = ['ACCOUNTANT', 'HEAD_OFFICE', 'ADMIN'] as const;

/** As the app shows it, or one of the ten recovery codes. */
export const typedCode = z.string().trim().min(1, 'required').max(40);

export const confirmSecondFactorInput = companyCommand.extend({ code: typedCode });

/** The code where the person has a second factor; empty otherwise. */
export const proveInput = companyCommand.extend({
  password: z.string().min(1, 'required').max(200),
  code: z.string().trim().max(40),
});

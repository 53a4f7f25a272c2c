import { z } from 'zod';
import { id, storeCommand } from '@/server/platform/schema';
import { CODE_LENGTH, CODE_LETTERS, normalCode } from './enrolment-rules';

export const createEnrolmentCodeInput = storeCommand.extend({ tillId: id });

export const revokeDeviceInput = storeCommand.extend({
  deviceId: id,
  /** It is lost or broken: what it has not sent will not come. */
  lost: z.boolean().optional(),
});

/** What is typed on the tablet. */
export const enrolDeviceInput = z.object({
  code: z
    .string()
    .max(40)
    .transform(normalCode)
    .pipe(z.string().regex(new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`), 'codeShape')),
  /** What people call this tablet; empty: after its till. */
  name: z.string().trim().max(40).default(''),
  /** Stores whose sales this browser has not sent. */
  unsentOf: z.array(id).max(20).optional(),
});

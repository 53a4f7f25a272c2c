import { z } from 'zod';
import { requiredText } from '@/server/platform/schema';
import { newPassword, newPin } from '@/server/staff/people/person-schema';
import { newStore } from '@/server/stores/schema';

/** What the first visit to an empty database asks for. */
export const openCompanyInput = z.object({
  /** From the server's console; blanks and small letters do not matter. */
  code: z
    .string()
    .max(60)
    .transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
    .pipe(z.string().min(1, 'setupCode')),
  company: z.object({ name: requiredText.max(60) }),
  store: newStore,
  admin: z.object({
    name: requiredText.max(40),
    login: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9._-]{3,40}$/, 'loginShape'),
    password: newPassword,
    locale: z.enum(['zh-CN', 'en']),
    /** Of an owner who stands at the counter too: they manage the first store and sign in there by six digits. */
    pin: newPin.nullable().default(null),
  }),
});

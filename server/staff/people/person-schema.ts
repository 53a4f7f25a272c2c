import { z } from 'zod';
import { companyCommand, id, requiredText } from '@/server/platform/schema';
import { type Permission, permissionNames, ROLES } from '../permissions';
import { PASSWORD_MIN } from './secret-rules';

const LOCALES = ['zh-CN', 'en'] as const;

/** Sign-in name of the office; empty or null: counter only. What comes out may go in again: procedure and command both read it. */
const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^([a-z0-9._-]{3,40})?$/, 'loginShape')
  .transform((text) => (text === '' ? null : text))
  .nullable();

const facts = {
  name: requiredText.max(40),
  login,
  locale: z.enum(LOCALES),
};

export const createPersonInput = companyCommand.extend(facts);
export const editPersonInput = companyCommand.extend({ personId: id, ...facts });

export const newPassword = z.string().min(PASSWORD_MIN, 'passwordShort').max(200);
export const newPin = z.string().regex(/^\d{6}$/, 'pinSixDigits');

export const setPasswordInput = companyCommand.extend({ personId: id, password: newPassword });
/** Of oneself; the old one only has to be there. */
export const changeOwnPasswordInput = companyCommand.extend({
  current: z.string().min(1, 'required').max(200),
  password: newPassword,
});
export const setPinInput = companyCommand.extend({ personId: id, pin: newPin });

export const grantRoleInput = companyCommand.extend({
  personId: id,
  role: z.enum(ROLES),
  /** Null: every store, also those opened later. */
  forStoreId: id.nullable(),
});
export const revokeRoleInput = companyCommand.extend({ grantId: id });

export const personCommandInput = companyCommand.extend({ personId: id });

export const listPeopleInput = z.object({
  /** Part of a name, its pinyin initials or the sign-in name. */
  search: z.string().trim().max(60).default(''),
  role: z.enum(ROLES).optional(),
  storeId: id.optional(),
  state: z.enum(['active', 'inactive', 'all']).default('active'),
  cursor: z.object({ name: z.string().max(100), id }).optional(),
});

export const withPermissionInput = z.object({
  storeId: id,
  permission: z.custom<Permission>((value) => permissionNames().some((name) => name === value)),
});

import type { Reader } from '@/server/platform/db';
import { SECOND_FACTOR_ROLES } from './second-factor-schema';

/** Is a second factor asked of whoever holds these roles? */
export async function asksSecondFactor(
  reader: Reader,
  grants: readonly { role: string }[],
): Promise<boolean> {
  const roles = SECOND_FACTOR_ROLES.filter((role) => grants.some((grant) => grant.role === role));
  if (roles.length === 0) return false;
  return (await reader.secondFactorPolicy.count({ where: { role: { in: roles } } })) > 0;
}

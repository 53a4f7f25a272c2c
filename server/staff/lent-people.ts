import { lend } from '@/server/platform/sql';

/** What statements of other rooms may know of people. */
export const PEOPLE = lend('person', ['id', 'name', 'deactivated_at']);

/** Who held which role from when to when; `store_id` null: in all stores. */
export const ROLE_GRANTS = lend('role_grant', ['person_id', 'role', 'store_id', 'granted_at', 'revoked_at']);

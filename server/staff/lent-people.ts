import { lend } from '@/server/platform/sql';

/** What statements of other rooms may know of people. */
export const PEOPLE = lend('person', ['id', 'name', 'deactivated_at']);

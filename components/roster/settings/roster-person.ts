import type { peopleOfRoster } from '@/server/roster/people-of-roster';

/** Somebody of a store as its settings show them. */
export type RosterPerson = Awaited<ReturnType<typeof peopleOfRoster>>[number];

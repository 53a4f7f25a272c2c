/** Calls a day, and how many of them first contacts ever, where a store says nothing else. */
export const DEFAULT_QUOTA = { calls: 20, firstContacts: 5 } as const;

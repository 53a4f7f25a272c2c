/** The build this page runs, put in by next.config.js; empty while developing. */
export const OWN_BUILD: string = process.env.NEXT_PUBLIC_DAYBOOK_BUILD ?? '';

/** A link to it opens the submission of the day's report. */
export const SUBMIT_HASH = 'submit';

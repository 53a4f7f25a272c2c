/** Most a file may hold, bytes: 10 MB. */
export const MOST_BYTES = 10 * 1024 * 1024;

/** Longest side a picture is kept with, pixels: the small print of a receipt is read at that. */
export const LONGEST_SIDE = 2_000;

/** What a person may choose; what a file really is, its bytes say. */
export const PICTURES = 'image/jpeg,image/png,image/webp';
export const PICTURES_AND_PDF = `${PICTURES},application/pdf`;

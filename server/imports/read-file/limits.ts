/** What a file may cost. Each number is a promise that the server stays alive whatever is uploaded. */
export const LIMITS = {
  /** Bytes of the file as uploaded. */
  fileBytes: 20 * 1024 * 1024,
  /** Bytes of everything in a spreadsheet's zip once unpacked. A real file of 20 MB stays below this. */
  unzippedBytes: 200 * 1024 * 1024,
  /** Unpacked : packed, asked only of what is larger than `ratioFrom`. Sheets reach about 60, zeros 1,000. */
  ratio: 400,
  ratioFrom: 20 * 1024 * 1024,
  /** Entries in the zip. */
  entries: 2000,
  /** Rows of the sheet that say something. */
  rows: 200_000,
  /** Rows of the sheet with the blank ones: what a spreadsheet program can show. */
  sheetRows: 1_048_576,
  /** Characters of one cell; what is longer is cut. */
  cellChars: 8000,
  /** Rows sent in one piece. */
  batchRows: 200,
  /** Time an old workbook may take to open, ms, and what each MB adds: it is read in one go, and a damaged one for ever. */
  xlsMs: 3000,
  xlsMsPerMb: 1500,
  /** Heap of the reading process, MB. */
  heapMb: 640,
  /** Time the reading process may take, ms. */
  wallMs: 60_000,
} as const;

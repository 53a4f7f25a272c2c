import path from 'node:path';

/** Where an uploaded file waits for its import. */
export function uploadPath(uploadId: string): string {
  return path.join(path.resolve(process.env.DAYBOOK_DATA ?? '.data'), 'uploads', uploadId);
}

/** Where the rows an import left out are written. */
export function badRowsPath(requestId: string): string {
  return path.join(path.resolve(process.env.DAYBOOK_DATA ?? '.data'), 'uploads', `${requestId}.bad-rows.csv`);
}

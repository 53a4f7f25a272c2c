/** Signs no file system wants in a name. */
const UNWANTED = /[\\/:*?"<>|\p{Cc}]/gu;

/**
 * An .xlsx file under a name in the person's language. Old programs read the plain spelling, which has no signs beyond ASCII; all
 * others the second.
 */
export function sheetAnswer(file: Buffer, name: string): Response {
  return new Response(new Uint8Array(file), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': attachment(name),
      'Cache-Control': 'no-store',
    },
  });
}

function attachment(name: string): string {
  const plain = name.replace(UNWANTED, ' ').replace(/\s+/g, ' ').trim();
  const ascii = plain.replace(/[^\x20-\x7e]+/g, '').trim() || 'file';
  const encoded = encodeURIComponent(`${plain}.xlsx`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}.xlsx"; filename*=UTF-8''${encoded}`;
}

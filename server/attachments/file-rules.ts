/** What a file's first bytes say it is; null stands for any byte. */
const SIGNATURES = [
  { mime: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mime: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  {
    mime: 'image/webp',
    bytes: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
  },
  { mime: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
] as const;
export type AttachmentMime = (typeof SIGNATURES)[number]['mime'];

/** Of what is kept as it came and read by a module of ours alone. */
export const ANY_FILE = 'application/octet-stream';

/** Where a PDF's end is looked for, bytes from the end. */
const PDF_TAIL = 1_024;

/** What a file is by its bytes, whatever its name or sender says; null: nothing that is taken. */
export function mimeOf(content: Uint8Array): AttachmentMime | null {
  const found = SIGNATURES.find(({ bytes }) =>
    bytes.every((byte, index) => index < content.length && (byte === null || content[index] === byte)),
  );
  if (found?.mime !== 'application/pdf') return found?.mime ?? null;
  const tail = Buffer.from(content.subarray(Math.max(0, content.length - PDF_TAIL))).toString('latin1');
  return tail.includes('%%EOF') ? found.mime : null;
}

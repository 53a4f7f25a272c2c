/** What a picture's first bytes say it is; null stands for any. */
const SIGNATURES = [
  { mime: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mime: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  {
    mime: 'image/webp',
    bytes: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
  },
] as const;

export interface Picture {
  mime: string;
  content: Uint8Array<ArrayBuffer>;
}

/** The picture in a data URL, named by its bytes whatever the text calls it; null when they are no picture. */
export function pictureOf(dataUrl: string): Picture | null {
  const base64 = dataUrl.slice(dataUrl.indexOf(',') + 1);
  const content = new Uint8Array(Buffer.from(base64, 'base64'));
  const found = SIGNATURES.find(({ bytes }) =>
    bytes.every((byte, index) => index < content.length && (byte === null || content[index] === byte)),
  );
  return found ? { mime: found.mime, content } : null;
}

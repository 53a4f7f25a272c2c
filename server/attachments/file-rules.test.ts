import { expect, test } from 'vitest';
import { mimeOf } from './file-rules';
import { servedHeaders } from './served-headers';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

test('a file is what its bytes say', () => {
  expect(mimeOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1]))).toBe('image/jpeg');
  expect(mimeOf(bytes('\x89PNG\r\n\x1a\n…'))).toBe('image/png');
  expect(mimeOf(bytes('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp');
  expect(mimeOf(bytes('%PDF-1.7\n…\n%%EOF'))).toBe('application/pdf');
});

test('anything else is nothing that is taken', () => {
  for (const text of [
    '',
    '<svg onload="x()">',
    '<script>WEBP',
    'GIF89a',
    ' %PDF-1.7 %%EOF',
    '%PDF-1.7 cut off',
  ])
    expect(mimeOf(bytes(text))).toBeNull();
});

test('no file is handed out as a page of ours', () => {
  for (const mime of ['image/jpeg', 'application/pdf'])
    expect(servedHeaders('x.jpg', mime)).toMatchObject({
      'Content-Type': mime,
      'X-Content-Type-Options': 'nosniff',
    });
  expect(servedHeaders('x.pdf', 'application/pdf')['Content-Disposition']).toMatch(
    /^attachment; filename="x\.pdf"; filename\*=UTF-8''x\.pdf$/,
  );
});

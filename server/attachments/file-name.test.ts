import { expect, test } from 'vitest';
import { disposition, keptName, madeName } from './file-name';

test('a name is kept without its path and without signs that do harm, with the ending of what is kept', () => {
  expect(keptName('早会记录 11 月.pdf', 'application/pdf')).toBe('早会记录 11 月.pdf');
  expect(keptName('IMG_0412.HEIC', 'image/jpeg')).toBe('IMG_0412.jpg');
  expect(keptName('C:\\\\fakepath\\\\报销单.PDF', 'application/pdf')).toBe('报销单.pdf');
  expect(keptName('../../etc/passwd', 'application/pdf')).toBe('passwd.pdf');
  expect(keptName('invoice\u202Efdp.exe', 'application/pdf')).toBe('invoice fdp.pdf');
  expect(keptName('a"b\r\nSet-Cookie: x.pdf', 'application/pdf')).toBe('a b Set-Cookie x.pdf');
  expect(keptName('.pdf', 'application/pdf')).toBeNull();
  expect(keptName('   ', 'image/jpeg')).toBeNull();
  expect(keptName(null, 'image/jpeg')).toBeNull();
  const long = keptName(`${'长'.repeat(300)}.pdf`, 'application/pdf') ?? '';
  expect(long).toHaveLength(120);
  expect(long.endsWith('.pdf')).toBe(true);
});

test('a file without a name is called by what it is for and when it came', () => {
  const of = {
    kind: 'voucher',
    id: '019d0000-0000-7000-8000-00000000abcd',
    mime: 'application/pdf',
    uploadedAt: new Date('2026-11-30T04:00:00Z'),
  };
  expect(madeName(of)).toBe('voucher-2026-11-30-abcd.pdf');
});

test('a download carries its name twice: plainly, and as it is written', () => {
  expect(disposition('attachment', "早会 o'clock (1).pdf")).toBe(
    "attachment; filename=\"o'clock (1).pdf\"; filename*=UTF-8''%E6%97%A9%E4%BC%9A%20o%27clock%20%281%29.pdf",
  );
  expect(disposition('inline', '照片.jpg')).toBe(
    'inline; filename="file.jpg"; filename*=UTF-8\'\'%E7%85%A7%E7%89%87.jpg',
  );
  expect(disposition('attachment', 'a%22"b.pdf')).not.toMatch(/filename="[^"]*%/);
});

import { expect, test } from 'vitest';
import { pictureOf } from './photo-rules';

const text = (bytes: readonly number[], says = 'image/jpeg') =>
  `data:${says};base64,${Buffer.from(bytes).toString('base64')}`;

test('a picture is what its bytes say, not what the text calls it', () => {
  expect(pictureOf(text([0xff, 0xd8, 0xff, 0xe0, 1]))?.mime).toBe('image/jpeg');
  expect(pictureOf(text([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], 'image/webp'))?.mime).toBe(
    'image/png',
  );
  expect(pictureOf(text([...Buffer.from('RIFF\0\0\0\0WEBPVP8 ')]))?.mime).toBe('image/webp');
});

test('anything else is none', () => {
  expect(pictureOf(text([...Buffer.from('<svg onload="x()">')]))).toBeNull();
  expect(pictureOf(text([...Buffer.from('<script>WEBP')]))).toBeNull();
  expect(pictureOf(text([]))).toBeNull();
});

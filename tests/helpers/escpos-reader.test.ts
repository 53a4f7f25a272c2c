import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readEscpos } from './escpos-reader';

const folder = path.join(process.env.DAYBOOK_SHARED_DATA ?? path.resolve('../shared/data'), 'escpos');
const read = (name: string) => readEscpos(readFileSync(path.join(folder, `${name}.bin`)));
/** The lines on paper; blank ones and blanks at their ends are how a text file was kept. */
const lines = (all: readonly string[]) => all.map((line) => line.trim()).filter((line) => line !== '');
const wanted = (name: string) => lines(readFileSync(path.join(folder, `${name}.txt`), 'utf8').split('\n'));
const found = (name: string) => lines(read(name).lines.map(({ text }) => text));

/** What that reader takes for letters although they are arguments of a command: a left margin's, and shapes of letters. */
const MISREAD = ['margins-and-spacing', 'unifont-print-buffer'];
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bin'))
  .map((file) => file.replace('.bin', ''));

test('there are files of another maker to be proven on', () => {
  expect(names.length).toBe(12);
});

test.each(names.filter((name) => !MISREAD.includes(name)))(
  '%s is read as another reader reads it',
  (name) => {
    expect(found(name)).toEqual(wanted(name));
  },
);

test.each(names)('%s has no command that it does not know', (name) => {
  expect(read(name).unknown).toEqual([]);
});

test('a left margin is no letter', () => {
  const [title = '', ...rest] = wanted('margins-and-spacing');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the arguments.
  const without = rest.map((line) => line.replace(/^[\x00-\x08@Ç ]*(?=(left margin|page width))/i, ''));
  expect(found('margins-and-spacing').map((line) => line.toLowerCase())).toEqual(
    [title, ...without].map((line) => line.toLowerCase()),
  );
});

test('letters that a shop drew itself are no text', () => {
  expect(found('unifont-print-buffer')).toEqual(['!""#', '$#%"&']);
});

test('codes and cuts are counted', () => {
  expect(read('barcode').barcodes.length).toBe(40);
  expect(read('qr-code').squares.length).toBe(19);
  expect(read('receipt-with-logo')).toMatchObject({ kicks: 1, cuts: 1 });
});

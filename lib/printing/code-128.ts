/** A text as Code 128 is given to a printer: its sets by name, so that a long number is half as wide, and how wide it is. */
export function code128(text: string): { data: Uint8Array; modules: number } | null {
  if (!/^[\x20-\x7e]+$/.test(text)) return null;
  const digits = /\d*$/.exec(text)?.[0] ?? '';
  const pairs = digits.length >= 4 ? Math.floor(digits.length / 2) : 0;
  const letters = text.slice(0, text.length - pairs * 2);
  const data: number[] = [];
  let symbols = 0;
  if (letters !== '') {
    data.push(...ascii('{B'));
    for (const letter of letters) {
      // A brace begins the name of a set.
      data.push(...ascii(letter === '{' ? '{{' : letter));
      symbols += 1;
    }
  }
  if (pairs > 0) {
    data.push(...ascii('{C'));
    symbols += pairs + (letters === '' ? 0 : 1);
    for (let at = letters.length; at < text.length; at += 2) data.push(Number(text.slice(at, at + 2)));
  }
  if (data.length > 255) return null;
  // Eleven modules a letter, the same for its beginning and its check, thirteen for its end.
  return { data: Uint8Array.from(data), modules: 11 * (symbols + 2) + 13 };
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

/** No letters or digits that are taken for one another. */
export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 8;
/** How long a code may be used, ms. */
export const CODE_LIFE_MS = 15 * 60_000;

/** A code as it was typed: blanks, hyphens and small letters do not matter. */
export function normalCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '');
}

/** Two groups of four, as it is read out and shown. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** A code out of random bytes; 32 of them leave no letter more likely than another. */
export function codeFromBytes(bytes: Uint8Array): string {
  let rest = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let code = '';
  for (let place = 0; place < CODE_LENGTH; place += 1) {
    code += CODE_LETTERS[Number(rest % BigInt(CODE_LETTERS.length))];
    rest /= BigInt(CODE_LETTERS.length);
  }
  return code;
}

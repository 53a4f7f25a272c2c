/** What somebody who does not serve the customer sees: 138****5678, for any number all but three digits in front and four behind. */
export function maskedNumber(e164: string): string {
  const digits = nationalDigits(e164);
  return digits.length < 8 ? `****${digits.slice(-2)}` : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** Its digits as they are dialled at home: without the home country's code. */
export function nationalDigits(e164: string): string {
  return e164.startsWith('+86') ? e164.slice(3) : e164.slice(1);
}

/** An address as far as a street: its first characters, up to half of it. */
export function maskedAddress(address: string): string {
  const characters = [...address];
  return `${characters.slice(0, Math.min(6, Math.floor(characters.length / 2))).join('')}****`;
}

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Where a number without a country's code is from. */
const HOME = 'CN';

export interface PhoneNumber {
  /** +8613812345678 */
  e164: string;
  /** One person's; a landline may be a household's or a firm's. */
  isMobile: boolean;
}

/**
 * What somebody typed as a telephone number, in whatever shape: 138-1234-5678, 025 8456 1234, +86…, full-width digits.
 * @returns null when no telephone has such a number
 */
export function phoneNumber(typed: string): PhoneNumber | null {
  const parsed = parsePhoneNumberFromString(typed.normalize('NFKC').trim(), HOME);
  if (!parsed?.isValid() || parsed.ext) return null;
  const type = parsed.getType();
  return { e164: parsed.number, isMobile: type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' };
}

/** As people read it aloud: 138 1234 5678 at home, +1 213 373 4253 from abroad. */
export function spokenNumber(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed) return e164;
  return parsed.country === HOME ? parsed.formatNational() : parsed.formatInternational();
}

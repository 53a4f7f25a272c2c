import { Secret, TOTP } from 'otpauth';

/** As authenticator apps take it without being told: SHA-1, six digits, every half minute. */
const PERIOD_S = 30;
/** Steps to either side, for a phone whose clock is not quite ours. */
const WINDOW = 1;

const totpOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_S, digits: 6 });

/** 160 random bits as an app takes them typed. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says: whose codes these are, and the secret. */
export function totpAddress(secret: string, issuer: string, login: string): string {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    period: PERIOD_S,
    digits: 6,
    issuer,
    label: login,
  }).toString();
}

/** The time step a code belongs to, or null when it is none of these moments. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: PERIOD_S, timestamp }) + delta;
}

/** The code of a moment: what the person's app shows. */
export function totpCode(secret: string, now: Date): string {
  return totpOf(secret).generate({ timestamp: now.getTime() });
}

import { setting } from '@/lib/environment';
import { gateway } from './gateway';
import type { PaymentProvider } from './provider';

/** Has this installation a payment provider? Without one whoever serves says that it was paid. */
export function hasPaymentProvider(): boolean {
  return setting('PAYMENT_URL') !== undefined && setting('PAYMENT_KEY') !== undefined;
}

/** That provider, for calls of this moment; null: there is none. */
export function paymentProvider(now: Date): PaymentProvider | null {
  const [url, key] = [setting('PAYMENT_URL'), setting('PAYMENT_KEY')];
  return url && key ? gateway(url, key, { now }) : null;
}

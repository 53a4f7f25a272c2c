import { createHmac } from 'node:crypto';
import { authSecret } from './get-actor';

/**
 * HMAC of a text under this installation's secret: who reads the database alone cannot try texts out against it.
 * @param purpose keeps marks of different uses apart
 */
export function keyedMark(purpose: string, text: string): Buffer {
  return createHmac('sha256', authSecret()).update(`${purpose}\n${text}`).digest();
}

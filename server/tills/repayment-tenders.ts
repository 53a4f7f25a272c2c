import type { Prisma } from '@/generated/prisma/client';
import { port } from '@/server/platform/port';

/** `SELECT store_id, repayment_id, kind, amount_fen` of what customers paid on what they owe, in a session or on a day. */
export type RepaymentTenders = (
  of: { storeId: string; sessionId: string } | { storeId: string; day: string },
) => Prisma.Sql;

/** Customers stand above tills, which hold their money. */
export const repaymentTenders = port<RepaymentTenders>('what customers paid on what they owe');

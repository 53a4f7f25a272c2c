import type { Db, Tx } from '@/server/platform/db';

/** Was a drawer ever opened, in any store? */
export async function hasSessions(db: Db | Tx): Promise<boolean> {
  return (await db.tillSession.findFirst({ select: { id: true } })) !== null;
}

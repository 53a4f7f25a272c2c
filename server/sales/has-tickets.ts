import type { Reader } from '@/server/platform/db';

/** Whether a store ever sold anything. */
export async function hasTickets(reader: Reader, storeId: string): Promise<boolean> {
  return (await reader.ticket.findFirst({ where: { storeId }, select: { id: true } })) !== null;
}

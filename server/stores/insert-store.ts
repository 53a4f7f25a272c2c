import type { z } from 'zod';
import { businessDayOf, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { ActorContext } from '@/server/platform/context';
import { violates } from '@/server/platform/database-errors';
import type { Tx } from '@/server/platform/db';
import { CompanyExists, StoreCodeTaken } from './errors';
import type { newStore } from './schema';

/** The database's own defaults for a day: 04:00. */
const DAY_START_MINUTE = 240;

/** Writes a store and the audit entry of it; its zones and tills come from the modules above. @throws StoreCodeTaken */
export async function insertStore(
  tx: Tx,
  ctx: ActorContext,
  id: string,
  store: z.output<typeof newStore>,
  requestId?: string,
): Promise<void> {
  const { code, name, kind, timeZone, address, phone } = store;
  const firstDay = store.firstDay ?? businessDayOf(ctx.now, timeZone, DAY_START_MINUTE);
  await tx.store
    .create({
      data: {
        id,
        code,
        name,
        kind,
        timeZone,
        address,
        phone,
        firstDay: dayToDate(firstDay),
        createdAt: ctx.now,
      },
    })
    .catch((error: unknown) => {
      throw violates(error, 'code') ? new StoreCodeTaken({ code }) : error;
    });
  await writeAuditEntry(tx, ctx, {
    storeId: id,
    action: 'stores.open',
    subjectKind: 'store',
    subjectId: id,
    after: { code, name, kind, timeZone, firstDay, address, phone },
    ...(requestId ? { requestId } : {}),
  });
}

/** The one company of this database. @throws CompanyExists, also when another set-up is a moment ahead */
export async function insertCompany(tx: Tx, ctx: ActorContext, id: string, name: string): Promise<void> {
  await tx.company.create({ data: { id, name, createdAt: ctx.now } }).catch((error: unknown) => {
    throw violates(error, 'company_is_one') ? new CompanyExists() : error;
  });
  await writeAuditEntry(tx, ctx, {
    storeId: null,
    action: 'stores.openCompany',
    subjectKind: 'company',
    subjectId: id,
    after: { name },
  });
}

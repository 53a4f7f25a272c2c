import type { z } from 'zod';
import type { Store } from '@/generated/prisma/client';
import { dateToDay, dayToDate } from '@/lib/business-day';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { type Command, command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { isAtWork, isService } from './asked-above';
import { FeeLimitsCross, FirstDayHasBooks, ScalePrefixesAlike } from './errors';
import { editStoreInput } from './schema';
import { forgetStoreSettings } from './store-settings';

type Settings = Omit<z.output<typeof editStoreInput>, 'requestId' | 'storeId' | 'touched'>;

const recordEdit = command({
  name: 'stores.edit',
  permission: 'stores.manage',
  scope: 'store',
  input: editStoreInput,
  async run(tx, { requestId, storeId, touched, ...asked }, ctx) {
    await tx.$queryRaw`SELECT 1 AS locked FROM store WHERE id = ${storeId}::uuid FOR UPDATE`;
    const store = await tx.store.findUnique({ where: { id: storeId } });
    if (!store) throw new NotFound({ noun: 'store' });
    const settings = touched ? { ...asked, ...kept(store, asked, touched) } : asked;
    const changes = changed(store, settings);
    if (changes.names.length === 0) return { storeId };
    await refuseFirstDayAfterBooks(tx, storeId, settings.firstDay);
    refuseAlikePrefixes({ ...store, ...settings });
    await refuseUnknownPreparer(tx, store, settings.reportPreparerId);
    await refuseWrongFee(tx, store, settings);
    await tx.store.update({
      where: { id: storeId },
      data: { ...settings, firstDay: dayToDate(settings.firstDay) },
    });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'stores.edit',
      subjectKind: 'store',
      subjectId: storeId,
      before: changes.before,
      after: changes.after,
      requestId,
    });
    return { storeId };
  },
});

/** Changes a store's settings; its code stays, it is printed in receipts. @throws NotFound, FirstDayHasBooks, ScalePrefixesAlike, FeeLimitsCross */
export const editStore: Command<typeof editStoreInput, { storeId: string }> = {
  ...recordEdit,
  async execute(ctx, raw) {
    const result = await recordEdit.execute(ctx, raw);
    forgetStoreSettings(result.storeId);
    return result;
  },
};

/** Only what differs goes into the audit trail. */
function changed(store: Store, settings: Settings) {
  const old: Settings = { ...settings, ...pick(store, settings) };
  const names = keysOf(settings).filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(settings[name]),
  );
  const part = (values: Settings) => Object.fromEntries(names.map((name) => [name, values[name]]));
  return { names, before: part(old), after: part(settings) };
}

function pick(store: Store, settings: Partial<Settings>): Partial<Settings> {
  const stored = { ...store, firstDay: dateToDay(store.firstDay) };
  return Object.fromEntries(Object.keys(settings).map((name) => [name, stored[name as keyof Store]]));
}

/** What nobody changed on the screen, as it is now. */
function kept(store: Store, asked: Settings, touched: readonly string[]): Partial<Settings> {
  const untouched = Object.entries(asked).filter(([name]) => !touched.includes(name));
  return pick(store, Object.fromEntries(untouched));
}

function keysOf(settings: Settings): (keyof Settings)[] {
  return Object.keys(settings) as (keyof Settings)[];
}

async function refuseFirstDayAfterBooks(tx: Tx, storeId: string, firstDay: string): Promise<void> {
  const first = await tx.businessDay.findFirst({ where: { storeId }, orderBy: { day: 'asc' } });
  if (first && firstDay > dateToDay(first.day)) throw new FirstDayHasBooks({ day: dateToDay(first.day) });
}

async function refuseUnknownPreparer(tx: Tx, store: Store, preparerId: string | null): Promise<void> {
  if (preparerId === null || preparerId === store.reportPreparerId) return;
  if (!(await isAtWork.ask()(tx, preparerId))) throw new NotFound({ noun: 'person' });
}

type Prefixes = Partial<Pick<Settings, 'scaleWeightPrefix' | 'scalePricePrefix'>>;

/** @throws ScalePrefixesAlike */
function refuseAlikePrefixes({ scaleWeightPrefix: prefix, scalePricePrefix }: Prefixes): void {
  if (prefix && prefix === scalePricePrefix) throw new ScalePrefixesAlike({ prefix });
}

type Fee = Partial<Pick<Settings, 'deliveryFeeProductId' | 'deliveryFeeLeastFen' | 'deliveryFeeMostFen'>>;

/** @throws FeeLimitsCross, NotFound for what is no service */
async function refuseWrongFee(tx: Tx, store: Store, asked: Fee): Promise<void> {
  const { deliveryFeeProductId: productId, deliveryFeeLeastFen, deliveryFeeMostFen } = { ...store, ...asked };
  if (deliveryFeeLeastFen > deliveryFeeMostFen) throw new FeeLimitsCross();
  if (productId === null || productId === store.deliveryFeeProductId) return;
  if (!(await isService.ask()(tx, productId))) throw new NotFound({ noun: 'product' });
}

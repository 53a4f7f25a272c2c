import type { z } from 'zod';
import { dayToDate } from '@/lib/business-day';
import { attachmentFacts } from '@/server/attachments/queries';
import type { Context } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import { type VoucherLine, voucherLines } from './list-lines';
import { VOUCHER_KINDS, type vouchersOfDayInput } from './schema';

interface Paper {
  lineKind: string;
  lineKey: string;
  id: string;
  isPdf: boolean;
  addedBy: string;
  addedAt: Date;
}

/** A day's figures with their papers: those that are there now, or those a version of the report was handed in with. */
export async function vouchersOfDay(ctx: Context, of: z.output<typeof vouchersOfDayInput>) {
  const { storeId, day } = of;
  const store = await storeSettings(ctx.db, storeId);
  const papers = await papersOf(ctx.db, storeId, day, of.version ?? null);
  const lines = await voucherLines(ctx.db, store, day);
  const isOf = (line: VoucherLine) => (paper: Paper) =>
    paper.lineKind === line.kind && paper.lineKey === line.key;
  // A delivery that was taken back since keeps its paper in sight.
  const gone = papers.filter((paper) => !lines.some((line) => isOf(line)(paper)));
  const goneLines = VOUCHER_KINDS.filter((kind) => gone.some(({ lineKind }) => lineKind === kind)).map(
    (kind) => ({ kind, key: '', label: '', amountFen: null, sessionId: null, required: false }),
  );
  return [
    ...lines.map((line) => ({ ...line, papers: papers.filter(isOf(line)) })),
    ...goneLines.map((line) => ({ ...line, papers: gone.filter(({ lineKind }) => lineKind === line.kind) })),
  ];
}

/** Figures the store wants a paper for and that have none, in the report's order. */
export async function missingVouchers(
  reader: Reader,
  store: StoreSettings,
  day: string,
): Promise<VoucherLine[]> {
  const wanted = (await voucherLines(reader, store, day)).filter(({ required }) => required);
  if (wanted.length === 0) return [];
  const there = await reader.voucher.findMany({
    where: { storeId: store.id, day: dayToDate(day), removedAt: null },
    select: { lineKind: true, lineKey: true },
  });
  return wanted.filter(
    (line) => !there.some(({ lineKind, lineKey }) => lineKind === line.kind && lineKey === line.key),
  );
}

async function papersOf(
  reader: Reader,
  storeId: string,
  day: string,
  version: number | null,
): Promise<Paper[]> {
  const rows = await reader.voucher.findMany({
    where: {
      storeId,
      day: dayToDate(day),
      ...(version === null ? { removedAt: null } : { reports: { some: { version } } }),
    },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  });
  const files = await attachmentFacts(
    reader,
    storeId,
    rows.map(({ id }) => id),
  );
  const names = await personNames(
    reader,
    rows.map(({ addedById }) => addedById),
  );
  return rows.map(({ id, lineKind, lineKey, addedById, addedAt }) => ({
    id,
    lineKind,
    lineKey,
    isPdf: files.get(id)?.mime === 'application/pdf',
    addedBy: names.get(addedById) ?? '',
    addedAt,
  }));
}

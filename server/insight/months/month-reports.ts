import { businessDayOf, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { openStoreSettings } from '@/server/stores/queries';
import { storeSettings } from '@/server/stores/store-settings';
import { endOfMonth, monthsBack } from '../rules';
import { compileMonth, monthFigures } from './month-figures';

/** Months a list shows, the running one and those before it in which one of the stores was there. */
const SHOWN_MONTHS = 13;

/** Which months of stores are in: the last version of each, with who submitted it. */
export async function listMonths(reader: Reader, storeIds: readonly string[], now: Date) {
  const stores = (await openStoreSettings(reader)).filter(({ id }) => storeIds.includes(id));
  const latest = stores
    .map((store) => businessDayOf(now, store.timeZone, store.dayStartMinute).slice(0, 7))
    .toSorted()
    .at(-1);
  const months = latest ? monthsBack(latest, SHOWN_MONTHS) : [];
  const reports = await reader.monthReport.findMany({
    where: {
      storeId: { in: [...storeIds] },
      month: { in: months.map((month) => dayToDate(`${month}-01`)) },
    },
    orderBy: { version: 'desc' },
    select: {
      storeId: true,
      month: true,
      version: true,
      submittedAt: true,
      submittedById: true,
      figures: true,
    },
  });
  const names = await personNames(
    reader,
    reports.map(({ submittedById }) => submittedById),
  );
  const listed = months.map((month) => ({
    month,
    isRunning: month === latest,
    stores: stores.map(({ id, name, firstDay }) => {
      const report = reports.find((one) => one.storeId === id && dateToDay(one.month).startsWith(month));
      return {
        storeId: id,
        name,
        /** The store was there in this month. */
        wasThere: endOfMonth(`${month}-01`) >= dateToDay(firstDay),
        report: report
          ? {
              version: report.version,
              submittedAt: report.submittedAt,
              by: names.get(report.submittedById) ?? '',
              takingsFen: monthFigures.parse(report.figures).takingsFen,
            }
          : null,
      };
    }),
  }));
  return listed.filter((row) => row.stores.some(({ wasThere }) => wasThere));
}

/** One month of a store: its versions, and what the books say now where none is in. @param month `2026-11` */
export async function monthReport(reader: Reader, storeId: string, month: string, now: Date) {
  const store = await storeSettings(reader, storeId);
  const first: Day = `${month}-01`;
  const rows = await reader.monthReport.findMany({
    where: { storeId, month: dayToDate(first) },
    orderBy: { version: 'desc' },
  });
  const names = await personNames(
    reader,
    rows.map(({ submittedById }) => submittedById),
  );
  const [latest] = rows;
  return {
    store: store.name,
    month,
    /** Over, and the store was there. */
    isOver:
      businessDayOf(now, store.timeZone, store.dayStartMinute) > endOfMonth(first) &&
      endOfMonth(first) >= dateToDay(store.firstDay),
    figures: latest ? monthFigures.parse(latest.figures) : await compileMonth(reader, storeId, first, now),
    versions: rows.map(({ version, comments, submittedAt, submittedById }) => ({
      version,
      comments,
      submittedAt,
      by: names.get(submittedById) ?? '',
    })),
  };
}
export type MonthReportView = Awaited<ReturnType<typeof monthReport>>;

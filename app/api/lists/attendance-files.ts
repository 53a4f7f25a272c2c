import { z } from 'zod';
import { calendarDay } from '@/lib/business-day';
import { caseNumber } from '@/lib/case-number';
import { paidAtRates, type SheetLine } from '@/server/attendance/month-rules';
import { monthSheet } from '@/server/attendance/month-sheet';
import { month } from '@/server/platform/schema';
import { type PayrollRow, payrollTotals } from '@/server/shortages/payroll-totals';
import { storeSettings } from '@/server/stores/store-settings';
import { type Asking, type Column, listFile, yuan } from './list-file';

const HEADS = ['planned', 'worked', 'overtime', 'leave', 'help', 'corrected', 'absent'] as const;
const RATES = ['work', 'rest', 'holiday'] as const;

/** A line of the sheet, with what the shortage cases take of the wage; somebody may have only that. */
interface PayrollLine {
  storeId: string;
  month: string;
  isLocked: boolean;
  name: string;
  line: SheetLine | null;
  /** Null: none, or not for whoever asks to see. */
  deduction: Pick<PayrollRow, 'amountFen' | 'caseNumbers'> | null;
}

/** Hours of minutes, as payroll adds them up. */
const hours = (minutes: number | null | undefined) =>
  minutes === null || minutes === undefined ? null : Math.round((minutes / 60) * 100) / 100;

/**
 * A month of timesheets as a file for payroll: as it was locked, or as it stands. Hours that are paid at a rate stand by the kind of day, at
 * the store's rates; what is held back for shortages, within the cap of the wage, with its cases.
 */
export const attendance = listFile({
  permission: 'attendance.read',
  filters: z.object({ month: month.optional() }),
  async page(asking, { month: asked }) {
    const lines = await Promise.all(
      asking.storeIds.map(async (storeId) =>
        linesOf(asking, storeId, asked ?? (await monthThere(asking, storeId))),
      ),
    );
    return { rows: lines.flat(), nextCursor: null };
  },
  words(words) {
    const t = words('attendance');
    const inHours = (title: string, of: (line: SheetLine) => number | null): Column<PayrollLine> => ({
      title: `${title} (h)`,
      of: ({ line }) => hours(line && of(line)),
      sum: 'given',
    });
    const counted = (title: string, of: (line: SheetLine) => number | null): Column<PayrollLine> => ({
      title,
      of: ({ line }) => line && of(line),
      sum: 'given',
    });
    const onHolidays = (line: SheetLine) =>
      line.overtimeHolidayMinutes === null ? null : line.overtimeHolidayMinutes + (line.holidayMinutes ?? 0);
    const ofRate = {
      work: (line: SheetLine) =>
        line.overtimeRestMinutes === null
          ? null
          : line.overtimeMinutes - line.overtimeRestMinutes - (line.overtimeHolidayMinutes ?? 0),
      rest: (line: SheetLine) => line.overtimeRestMinutes,
      holiday: onHolidays,
    };
    return {
      title: t('title'),
      columns: [
        { title: t('months'), of: (row) => row.month },
        { title: t('line.person'), of: (row) => row.name },
        ...HEADS.map((head) => inHours(t(`line.${head}`), (line) => line[`${head}Minutes`])),
        counted(`${t('line.late')} (min)`, (line) => line.lateMinutes),
        counted(`${t('line.early')} (min)`, (line) => line.earlyMinutes),
        counted(t('line.unknown'), (line) => line.unknownTimes),
        counted(t('line.confirmed'), (line) => line.confirmedTimes),
        ...RATES.flatMap((kind): Column<PayrollLine>[] => [
          inHours(t(`pay.${kind}`), ofRate[kind]),
          { title: t(`pay.${kind}Rate`), of: ({ line }) => times(line?.[`${kind}Rate`]) },
        ]),
        inHours(t('pay.atRates'), paidAtRates),
        {
          title: t('pay.deduction'),
          of: ({ deduction }) => yuan(deduction?.amountFen ?? null),
          sum: 'given',
        },
        {
          title: t('pay.cases'),
          of: ({ deduction }) =>
            deduction?.caseNumbers.map((number) => caseNumber(number)).join(', ') ?? null,
        },
        { title: t('locked'), of: (row) => (row.isLocked ? '✓' : '') },
      ],
    };
  },
});

/** Percent as payroll writes a rate: 1.5. */
const times = (rate: number | null | undefined) => (rate === null || rate === undefined ? null : rate / 100);

/** The month it is at the store, by its own clock. */
async function monthThere({ reader, now }: Asking, storeId: string): Promise<string> {
  return calendarDay(now, (await storeSettings(reader, storeId)).timeZone).slice(0, 7);
}

async function linesOf({ reader, may }: Asking, storeId: string, asked: string): Promise<PayrollLine[]> {
  const [sheet, totals] = await Promise.all([
    monthSheet(reader, storeId, asked),
    may('shortages.read', storeId) ? payrollTotals(reader, storeId, asked) : [],
  ]);
  const deductions = new Map(totals.map((row) => [row.personId, row]));
  const of = { storeId, month: asked, isLocked: sheet.locked !== null };
  const there = new Set(sheet.lines.map(({ personId }) => personId));
  return [
    ...sheet.lines.map((line) => ({
      ...of,
      name: line.name,
      line,
      deduction: deductions.get(line.personId) ?? null,
    })),
    ...totals
      .filter(({ personId }) => !there.has(personId))
      .map((row) => ({ ...of, name: row.person, line: null, deduction: row })),
  ];
}

import { z } from 'zod';
import { monthSheet } from '@/server/attendance/month-sheet';
import { month } from '@/server/platform/schema';
import { listFile } from './list-file';

const HEADS = ['planned', 'worked', 'overtime', 'leave', 'help', 'corrected', 'absent'] as const;

/** Hours of minutes, as payroll adds them up. */
const hours = (minutes: number) => Math.round((minutes / 60) * 100) / 100;

/** A month of timesheets as a file for payroll: as it was locked, or as it stands. */
export const attendance = listFile({
  permission: 'attendance.read',
  filters: z.object({ month: month.optional() }),
  async page({ reader, storeIds, now }, { month: asked = now.toISOString().slice(0, 7) }) {
    const sheets = await Promise.all(
      storeIds.map(async (storeId) => {
        const sheet = await monthSheet(reader, storeId, asked);
        return sheet.lines.map((line) => ({
          ...line,
          storeId,
          month: asked,
          isLocked: sheet.locked !== null,
        }));
      }),
    );
    return { rows: sheets.flat(), nextCursor: null };
  },
  words(words) {
    const t = words('attendance');
    return {
      title: t('title'),
      columns: [
        { title: t('months'), of: (row) => row.month },
        { title: t('line.person'), of: (row) => row.name },
        ...HEADS.map((head) => ({
          title: `${t(`line.${head}`)} (h)`,
          of: (row: { [Key in `${(typeof HEADS)[number]}Minutes`]: number }) => hours(row[`${head}Minutes`]),
        })),
        { title: `${t('line.late')} (min)`, of: (row) => row.lateMinutes },
        { title: `${t('line.early')} (min)`, of: (row) => row.earlyMinutes },
        { title: t('line.unknown'), of: (row) => row.unknownTimes },
        { title: t('locked'), of: (row) => (row.isLocked ? '✓' : '') },
      ],
    };
  },
});

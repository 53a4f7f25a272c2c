import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { ReportSection } from '@/server/platform/report-section';
import { whoWasThere } from './who-was-there';

const schema = z.object({});

/**
 * Who was there. Punches still arrive, and forgotten ones are confirmed, after a day was sealed: so none of it is a figure of the report,
 * and it is looked up whenever the report is shown.
 */
export const attendanceSection: ReportSection<
  z.output<typeof schema>,
  Awaited<ReturnType<typeof whoWasThere>>
> = {
  versions: {
    1: {
      schema,
      statement: (storeId) =>
        Prisma.sql`SELECT jsonb_build_object() AS figures FROM (SELECT ${storeId}::uuid AS store_id) x`,
    },
  },
  current: 1,
  people: () => [],
  details: (reader, { storeId, day, now }) => whoWasThere(reader, storeId, day, now),
  withoutSecrets: (figures) => figures,
};

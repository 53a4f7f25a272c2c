import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ReportBoard } from '@/components/reports/board';
import { BoardStats } from '@/components/reports/board-stats';
import type { PageSession } from '@/components/shell/page-session';
import { Card, Section } from '@/components/ui/card';
import { pageContext, serverApi } from '@/trpc/server';
import { storesIn } from './homes-of';
import { ReportClocks } from './report-clocks';
import { ReviewQueue } from './review-queue';

/** Days of the board on a home; what waits for finance may be older. */
const BOARD_DAYS = 8;
const QUEUE_DAYS = 31;

const boardOf = cache(async (days: number) => (await serverApi()).reports.board({ days }));

async function board(page: PageSession, days: number) {
  const storeIds = storesIn(page, 'reports.read');
  if (storeIds.length === 0) return [];
  return (await boardOf(days)).filter(({ id }) => storeIds.includes(id));
}

/** The clock of yesterday's report, for whoever hands it in. */
export async function ClocksBlock({ page }: { page: PageSession }) {
  const stores = await board(page, BOARD_DAYS);
  const clocks = stores.flatMap(({ id, name, days }) => {
    const yesterday = days[1];
    return yesterday
      ? [
          {
            storeId: id,
            store: name,
            timeZone: page.timeZoneOf(id),
            day: yesterday.day,
            state: yesterday.state,
            deadlineAt: yesterday.deadlineAt,
          },
        ]
      : [];
  });
  return <ReportClocks clocks={clocks} several={clocks.length > 1} />;
}

/** What waits for finance, the oldest first. */
export async function QueueBlock({ page }: { page: PageSession }) {
  const [stores, { now }] = await Promise.all([board(page, QUEUE_DAYS), pageContext()]);
  const reports = stores.flatMap(({ id, name, days }) =>
    days.flatMap(({ day, state, submittedAt, takingsFen }) =>
      state === 'SUBMITTED' && submittedAt
        ? [{ storeId: id, store: name, timeZone: page.timeZoneOf(id), day, submittedAt, takingsFen }]
        : [],
    ),
  );
  return <ReviewQueue reports={reports} now={now} />;
}

/** Stores by day: what is in, late, returned, accepted. */
export async function BoardBlock({ page }: { page: PageSession }) {
  const [stores, t, { now }] = await Promise.all([
    board(page, BOARD_DAYS),
    getTranslations('reports'),
    pageContext(),
  ]);
  if (stores.length === 0) return null;
  return (
    <Section title={t('board')}>
      <BoardStats stores={stores} />
      <Card padding="none">
        <ReportBoard stores={stores} now={now} />
      </Card>
    </Section>
  );
}

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Amount } from '@/components/ui/amount';
import { BusinessDay } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import type { ReportState } from '@/server/reports/schema';
import { DeadlineAge } from './age';
import { ReportStateBadge } from './state-badge';

export interface BoardStore {
  id: string;
  code: string;
  name: string;
  days: {
    day: string;
    state: ReportState;
    deadlineAt: Date;
    wasLate: boolean;
    takingsFen: number | null;
    acceptedOpen: number;
  }[];
}

/** Stores across, days down: every store's report and its state. */
export function ReportBoard({ stores, now }: { stores: readonly BoardStore[]; now: Date }) {
  const t = useTranslations('reports');
  const days = [...new Set(stores.flatMap((store) => store.days.map((day) => day.day)))].sort().reverse();
  return (
    <ListTable aria-label={t('board')} headings={[t('day'), ...stores.map((store) => store.name)]}>
      <TableBody>
        {days.map((day) => (
          <TableRow key={day}>
            <TableCell className="sticky left-0 bg-paper align-middle font-medium">
              <BusinessDay day={day} />
            </TableCell>
            {stores.map((store) => (
              <BoardCell
                key={store.id}
                storeId={store.id}
                row={store.days.find((one) => one.day === day)}
                now={now}
              />
            ))}
          </TableRow>
        ))}
      </TableBody>
    </ListTable>
  );
}

function BoardCell({
  storeId,
  row,
  now,
}: {
  storeId: string;
  row: BoardStore['days'][number] | undefined;
  now: Date;
}) {
  const t = useTranslations('reports');
  const openWords = useTranslations('openItems.ofDay');
  if (!row) return <TableCell>–</TableCell>;
  const waits = row.state === 'LATE' || row.state === 'OPEN';
  return (
    <TableCell className="min-w-36">
      <Link
        href={`/day-reports/${storeId}/${row.day}`}
        className="flex min-h-8 flex-col justify-center gap-1 rounded-sm hover:bg-sunken pointer-coarse:min-h-11"
      >
        <span>
          <ReportStateBadge state={row.state} />
        </span>
        {row.takingsFen === null ? null : <Amount fen={row.takingsFen} tone="plain" />}
        {waits ? (
          <span className="text-ink-soft text-xs">
            <DeadlineAge deadlineAt={row.deadlineAt} now={now} />
          </span>
        ) : null}
        {row.acceptedOpen > 0 ? (
          <span className="text-alarm text-xs">{openWords('onBoard', { count: row.acceptedOpen })}</span>
        ) : null}
        {row.wasLate ? <span className="text-alarm text-xs">{t('cameLate')}</span> : null}
      </Link>
    </TableCell>
  );
}

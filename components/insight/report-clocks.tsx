import { useTranslations } from 'next-intl';
import { ReportStateBadge } from '@/components/reports/state-badge';
import { DeadlineClock } from '@/components/shell/deadline-clock';
import { Card } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { ReportState } from '@/server/reports/schema';

export interface StoreClock {
  storeId: string;
  store: string;
  timeZone: string;
  day: string;
  state: ReportState;
  deadlineAt: Date;
}

const AWAITED: readonly ReportState[] = ['OPEN', 'LATE', 'RETURNED'];

/** Yesterday's report of each store: the clock until it is in, then that it is. */
export function ReportClocks({ clocks, several }: { clocks: readonly StoreClock[]; several: boolean }) {
  const t = useTranslations('insight');
  if (clocks.length === 0) return null;
  return (
    <Card className="flex flex-col gap-2">
      {clocks.map((clock) => (
        <div key={clock.storeId} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          {several ? <span className="font-medium">{clock.store}</span> : null}
          <span className="text-ink-soft">{t('clock')}</span>
          <TextLink href={`/day-reports/${clock.storeId}/${clock.day}`}>
            <BusinessDay day={clock.day} />
          </TextLink>
          <ReportStateBadge state={clock.state} />
          {AWAITED.includes(clock.state) ? (
            <DeadlineClock deadlineAt={clock.deadlineAt} timeZone={clock.timeZone} className="sm:ml-auto" />
          ) : null}
        </div>
      ))}
    </Card>
  );
}

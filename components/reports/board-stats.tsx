import { useTranslations } from 'next-intl';
import { Stat, StatGrid } from '@/components/ui/stat';
import type { BoardStore } from './board';

/** How many days of the board are in which state. */
export function BoardStats({ stores }: { stores: readonly BoardStore[] }) {
  const t = useTranslations('reports');
  const days = stores.flatMap((store) => store.days);
  const count = (state: string) => days.filter((day) => day.state === state).length;
  return (
    <StatGrid>
      <Stat
        label={t('states.LATE')}
        value={count('LATE')}
        tone={count('LATE') > 0 ? 'late' : 'plain'}
        href="/day-reports"
        detail={t('lateDetail')}
      />
      <Stat label={t('states.OPEN')} value={count('OPEN')} href="/day-reports" detail={t('openDetail')} />
      <Stat
        label={t('states.SUBMITTED')}
        value={count('SUBMITTED')}
        href="/day-reports"
        detail={t('submittedDetail')}
      />
      <Stat
        label={t('states.RETURNED')}
        value={count('RETURNED')}
        tone={count('RETURNED') > 0 ? 'late' : 'plain'}
        href="/day-reports"
        detail={t('returnedDetail')}
      />
    </StatGrid>
  );
}

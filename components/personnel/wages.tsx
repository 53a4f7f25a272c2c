import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card, Section } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { formatMoney } from '@/lib/format';
import type { wagesOf } from '@/server/personnel/wages-of';

type Wages = Awaited<ReturnType<typeof wagesOf>>;

/** What somebody earns and earned before, the latest first. */
export async function WageSection(props: {
  wages: Wages;
  today: string;
  timeZone: string;
  hint: string;
  actions?: ReactNode;
}) {
  const { wages, current } = props.wages;
  const t = await getTranslations('personnel');
  return (
    <Section title={t('wages')} description={props.hint} actions={props.actions}>
      <Card padding={wages.length > 0 ? 'none' : 'md'}>
        {wages.length === 0 ? <p className="text-ink-soft text-sm">{t('wageNone')}</p> : null}
        <ul className="divide-y divide-rule">
          {wages.map((wage) => (
            <li key={wage.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 p-4">
              <span className={cn('figures font-medium', wage.isSuperseded && 'text-ink-soft line-through')}>
                {t(wage.kind === 'MONTHLY' ? 'perMonth' : 'perHour', { amount: formatMoney(wage.fen) })}
              </span>
              {wage.id === current ? <Badge tone="ok">{t('current')}</Badge> : null}
              {wage.isSuperseded ? <Badge>{t('superseded')}</Badge> : null}
              {!wage.isSuperseded && wage.fromDay > props.today ? <Badge>{t('future')}</Badge> : null}
              <span className="text-ink-soft text-sm">
                {t('from')} <BusinessDay day={wage.fromDay} /> · {t('setBy')} {wage.setBy} ·{' '}
                <DateTime at={wage.setAt} timeZone={props.timeZone} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

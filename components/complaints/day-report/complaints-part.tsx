import { useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { Section } from '@/components/ui/card';
import { DetailList } from '@/components/ui/detail-list';
import { TextLink } from '@/components/ui/text-link';
import { complaintNumber } from '@/lib/complaint-number';
import type { complaintsSection } from '@/server/complaints/day-report/complaints-section';
import { ComplaintStateBadge, SeverityBadge } from '../complaint-badges';

/** What customers complained of on the day, and what still waits for an answer. */
export function ComplaintsPart({ storeId, day, details }: PartProps<typeof complaintsSection>) {
  const t = useTranslations('complaints');
  const { logged, moreLogged, solved, closed, open, overdue } = details;
  return (
    <Section paper title={t('ofDay.title')}>
      <DetailList
        columns={3}
        className="px-3 py-3"
        items={[
          { label: t('ofDay.solved'), value: <span className="figures">{solved}</span> },
          { label: t('ofDay.closed'), value: <span className="figures">{closed}</span> },
          {
            label: t('ofDay.open'),
            value: (
              <TextLink href={`/complaints?store=${storeId}&state=open`}>
                {t('ofDay.openOf', { open, overdue })}
              </TextLink>
            ),
          },
        ]}
      />
      {logged.length === 0 ? <p className="px-3 pb-3 text-ink-soft text-sm">{t('ofDay.none')}</p> : null}
      <ul aria-label={t('ofDay.logged')} className="divide-y divide-rule px-3 text-sm empty:hidden">
        {logged.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
            <TextLink href={`/complaints/${row.id}?store=${storeId}`} className="figures">
              {complaintNumber(row.number)}
            </TextLink>
            <span className="min-w-40 flex-1">{[row.goods, row.words].filter(Boolean).join(' · ')}</span>
            <SeverityBadge severity={row.severity} />
            <ComplaintStateBadge state={row.state} />
          </li>
        ))}
      </ul>
      {moreLogged ? (
        <p className="px-3 py-2 text-sm">
          <TextLink href={`/complaints?store=${storeId}&from=${day}&to=${day}`}>{t('ofDay.all')}</TextLink>
        </p>
      ) : null}
    </Section>
  );
}

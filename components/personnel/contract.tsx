import { getTranslations } from 'next-intl/server';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { TextLink } from '@/components/ui/text-link';
import type { fileOf } from '@/server/personnel/file-of';

/** What somebody was taken on for, as the roster plans by it; entered there. @param props.setAt where whoever reads may enter it */
export async function Contract(props: {
  contract: Awaited<ReturnType<typeof fileOf>>['contract'];
  setAt: string | null;
}) {
  const { contract } = props;
  const t = await getTranslations('personnel');
  return (
    <Section
      title={t('contract')}
      actions={props.setAt ? <TextLink href={props.setAt}>{t('contractSet')}</TextLink> : null}
    >
      <Card>
        {contract ? (
          <DetailList
            items={[
              { label: t('kind'), value: t(`kinds.${contract.kind as 'FULL_TIME'}`) },
              {
                label: t('week'),
                value: t('weekHours', { hours: Math.round(contract.weekMinutes / 6) / 10 }),
              },
              {
                label: t('startsOn'),
                value: contract.startsOn ? <BusinessDay day={contract.startsOn} /> : '–',
              },
              {
                label: t('endsOn'),
                value: contract.endsOn ? <BusinessDay day={contract.endsOn} /> : t('openEnded'),
              },
            ]}
          />
        ) : (
          <p className="text-ink-soft text-sm">{t('contractNone')}</p>
        )}
      </Card>
    </Section>
  );
}

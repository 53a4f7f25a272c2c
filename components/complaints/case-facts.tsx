import { getTranslations } from 'next-intl/server';
import { PhotoList } from '@/components/attachments/photo-list';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import { ABOUTS, CAUSES, CHANNELS, VERDICTS, WANTS } from '@/server/complaints/complaint-rules';
import type { CaseView } from './case-view';
import { ComplaintStateBadge, SeverityBadge } from './complaint-badges';

/** What was said, by whom, about what. */
export async function CaseFacts({ view }: { view: CaseView }) {
  const t = await getTranslations('complaints');
  const word = <Name extends string>(names: readonly Name[], of: string | null) =>
    names.find((one) => one === of);
  const about = word(ABOUTS, view.about);
  const channel = word(CHANNELS, view.channel);
  const wants = word(WANTS, view.wants);
  const cause = word(CAUSES, view.cause);
  const verdict = word(VERDICTS, view.verdict);
  const items = [
    {
      label: t('customer'),
      value: view.customer ? (
        <>
          {view.customer.name || t('unknownCustomer')} <span className="figures">{view.customer.number}</span>
        </>
      ) : (
        t('unknownCustomer')
      ),
    },
    ...(view.product ? [{ label: t('goods'), value: goodsName(view.product) }] : []),
    ...(view.ticket
      ? [
          {
            label: t('facts.ticket'),
            value: (
              <>
                <TextLink href={`/tickets/${view.storeId}/${view.ticket.id}`}>{view.ticket.number}</TextLink>{' '}
                <BusinessDay day={view.ticket.day} />
              </>
            ),
          },
        ]
      : []),
    { label: t('facts.about'), value: about ? t(`abouts.${about}`) : '' },
    { label: t('facts.wants'), value: wants ? t(`wantsOf.${wants}`) : '' },
    { label: t('facts.channel'), value: channel ? t(`channels.${channel}`) : '' },
    ...(view.letterDate
      ? [{ label: t('facts.letterDate'), value: <BusinessDay day={view.letterDate} year /> }]
      : []),
    ...(view.serial ? [{ label: t('facts.serial'), value: view.serial }] : []),
    ...(view.aboutPerson ? [{ label: t('facts.aboutPerson'), value: view.aboutPerson }] : []),
    ...(view.zone ? [{ label: t('facts.zone'), value: view.zone }] : []),
    { label: t('facts.cause'), value: cause ? t(`causes.${cause}`) : t('facts.noCause') },
    { label: t('owner'), value: view.owner },
    { label: t('facts.loggedBy'), value: view.loggedBy },
  ];
  return (
    <Section paper title={t('facts.title')}>
      <div className="flex flex-col gap-4 p-3">
        <div className="flex flex-wrap items-center gap-2">
          <SeverityBadge severity={view.severity} />
          <ComplaintStateBadge state={view.state} />
          {view.round > 1 ? <Badge>{t('round', { round: view.round })}</Badge> : null}
          {verdict ? (
            <Badge tone={verdict === 'SATISFIED' ? 'ok' : 'warn'}>{t(`verdicts.${verdict}`)}</Badge>
          ) : null}
        </div>
        <blockquote className="whitespace-pre-wrap break-words border-rule border-l-2 pl-3">
          {view.words}
        </blockquote>
        <DetailList items={items} columns={2} />
        <PhotoList
          storeId={view.storeId}
          ids={view.photos}
          label={t('photosTitle')}
          altOf={(number) => t('photoAlt', { number })}
        />
      </div>
    </Section>
  );
}

import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { Quantity } from '@/components/ui/quantity';
import { formatMonth } from '@/lib/format';
import type { caseDetail } from '@/server/shortages/case-detail';
import { ShareStateBadge } from './state-badges';

export type CaseView = Awaited<ReturnType<typeof caseDetail>>;
export type ShareView = CaseView['shares'][number];

/** One person's share with everything that was said, decided and paid, and what can be done now. */
export async function ShareCard({
  share,
  unit,
  timeZone,
  actions,
}: {
  share: ShareView;
  unit: string;
  timeZone: string;
  actions: ReactNode;
}) {
  const t = await getTranslations('shortages');
  const figures = [
    { label: t('quantity'), value: <Quantity value={share.quantity} unit={unit} /> },
    ...(share.amountFen === null ? [] : [{ label: t('amount'), value: <Amount fen={share.amountFen} /> }]),
    { label: t('owed'), value: <Amount fen={share.owedFen} /> },
    { label: t('settled'), value: <Amount fen={share.settledFen} /> },
    { label: t('reversed'), value: <Amount fen={share.reversedFen} /> },
    { label: t('left'), value: <Amount fen={share.leftFen} /> },
  ];
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-base">{t('share', { zone: share.zone, person: share.person })}</h2>
        <ShareStateBadge state={share.state} />
      </div>
      <DetailList items={figures} columns={3} />
      <Happened share={share} timeZone={timeZone} unit={unit} />
      <div className="flex flex-wrap gap-2">{actions}</div>
    </Card>
  );
}

async function Happened({ share, timeZone, unit }: { share: ShareView; timeZone: string; unit: string }) {
  const [t, locale] = [await getTranslations('shortages'), await getLocale()];
  const when = (at: Date) => <DateTime at={at} timeZone={timeZone} className="text-ink-soft text-xs" />;
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {share.explanations.map((one) => (
        <Event key={one.id} title={t('explanations')} at={when(one.explainedAt)}>
          {one.late ? <Badge tone="late">{t('late')}</Badge> : null} {one.text}
        </Event>
      ))}
      {share.explanations.length === 0 && share.state === 'undecided' ? (
        <li className="text-ink-soft">{t('noExplanation')}</li>
      ) : null}
      {share.decisions.map((one) => (
        <Event key={one.id} title={t('decisions')} at={when(one.at)}>
          {t('by', { name: one.by })}
          {t(`verdicts.${one.verdict}`)} {one.owedFen > 0 ? <Amount fen={one.owedFen} /> : null} ·{' '}
          {one.reason}
          {one.objection ? (
            <span className="block">
              {t('objection')}: {one.objection.text}
            </span>
          ) : null}
          {one.acknowledgedAt ? <span className="block">{t('acknowledged')}</span> : null}
        </Event>
      ))}
      {share.settlements.map((one) => (
        <Event key={one.id} title={t('settlements')} at={when(one.at)}>
          {t('by', { name: one.by })}
          {t(`kinds.${one.kind}`)} {one.month === null ? '' : formatMonth(one.month, locale)}{' '}
          <Amount fen={one.amountFen} tone="plain" />
        </Event>
      ))}
      {share.reversals.map((one) => (
        <Event key={one.id} title={t('reversals')} at={when(one.at)}>
          {t('by', { name: one.by })}
          <Quantity value={one.quantity} unit={unit} /> · <Amount fen={one.amountFen} tone="plain" /> ·{' '}
          {one.reason}
        </Event>
      ))}
    </ul>
  );
}

function Event({ title, at, children }: { title: string; at: ReactNode; children: ReactNode }) {
  return (
    <li className="border-rule border-l-2 pl-3">
      <span className="flex flex-wrap gap-2 font-medium">
        {title} {at}
      </span>
      <div className="break-words">{children}</div>
    </li>
  );
}

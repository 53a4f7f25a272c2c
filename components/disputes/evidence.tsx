import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import type { REVEAL_REASONS, SERVING_KINDS } from '@/server/customers/schema';
import type { DisputeDetail } from '@/server/disputes/dispute-detail';

type Known = NonNullable<DisputeDetail['evidence']>;
type CallOutcome = 'REACHED' | 'NOT_REACHED' | 'CALL_AGAIN';

/** Who of the house had been in touch with the customer before the sale: names and moments, nothing of the customer. */
export async function Evidence({ of, timeZone }: { of: Known | null; timeZone: string }) {
  const t = await getTranslations('disputes');
  if (!of)
    return (
      <Section paper title={t('evidence')}>
        <p className="p-3 text-ink-soft text-sm">{t('noCustomer')}</p>
      </Section>
    );
  const at = (moment: Date) => <DateTime at={moment} timeZone={timeZone} />;
  return (
    <Section paper title={t('evidence')}>
      <p className="px-3 pt-2 text-ink-soft text-sm">{t('evidenceHint')}</p>
      <div className="grid gap-4 p-3 sm:grid-cols-2">
        <Kind title={t('servings')}>
          {of.servings.map((one) => (
            <li key={one.id}>
              {one.person} {t(`servingKinds.${one.kind as (typeof SERVING_KINDS)[number]}`)} {at(one.at)}
            </li>
          ))}
        </Kind>
        <Kind title={t('calls')}>
          {of.calls.map((one) => (
            <li key={one.id}>
              {one.person} {t(`directions.${one.direction as 'OUT' | 'IN'}`)} ·{' '}
              {t(`callOutcomes.${one.outcome as CallOutcome}`)} {at(one.at)}
            </li>
          ))}
        </Kind>
        <Kind title={t('visits')}>
          {of.visits.map((one) => (
            <li key={one.id}>
              {t.rich('invited', {
                name: one.invitedBy,
                day: () => <BusinessDay day={one.forDay} />,
              })}{' '}
              · {one.cameAt ? t('met', { name: one.metBy }) : t('notCome')}
            </li>
          ))}
        </Kind>
        <Kind title={t('reveals')}>
          {of.reveals.map((one) => (
            <li key={one.id}>
              {one.person} · {t(`reasons.${one.reason as (typeof REVEAL_REASONS)[number]}`)} {at(one.at)}
            </li>
          ))}
        </Kind>
      </div>
    </Section>
  );
}

async function Kind({ title, children }: { title: string; children: ReactNode[] }) {
  const t = await getTranslations('disputes');
  return (
    <div className="flex flex-col gap-1 text-sm">
      <h3 className="font-medium">{title}</h3>
      {children.length === 0 ? (
        <p className="text-ink-soft">{t('nothing')}</p>
      ) : (
        <ul className="flex flex-col gap-1">{children}</ul>
      )}
    </div>
  );
}

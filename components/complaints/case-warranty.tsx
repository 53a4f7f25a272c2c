import { getLocale, getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { formatBusinessDay } from '@/lib/format';
import type { CaseView } from './case-view';

/** What law and the chain's promise give today, with where that is taken from. */
export async function CaseWarranty({ warranty }: { warranty: CaseView['warranty'] }) {
  const [t, locale] = await Promise.all([getTranslations('complaints.warranty'), getLocale()]);
  if (!warranty)
    return (
      <Section paper title={t('title')}>
        <p className="p-3 text-ink-soft text-sm">{t('none')}</p>
      </Section>
    );
  const until = (day: string | null) => (day ? formatBusinessDay(day, locale) : t('never'));
  return (
    <Section paper title={t('title')}>
      <div className="flex flex-col gap-4 p-3 text-sm">
        <p className="font-medium">
          {t('day', { day: warranty.rules[0]?.dayNumber ?? 0, repairs: warranty.repairs })}
        </p>
        {warranty.rules.map((rule) => (
          <div key={rule.basis} className="flex flex-col gap-1">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{t(rule.basis)}</span>
              {rule.remedies.length === 0 ? <Badge>{t('nothing')}</Badge> : null}
              {rule.remedies.map((remedy) => (
                <Badge key={remedy} tone="ok">
                  {t(`remedies.${remedy}`)}
                </Badge>
              ))}
            </p>
            {rule.byRepairs ? <p>{t('byRepairs')}</p> : null}
            <p className="text-ink-soft">
              {t('until', {
                returnUntil: until(rule.returnUntil),
                exchangeUntil: until(rule.exchangeUntil),
                repairUntil: until(rule.repairUntil),
              })}
            </p>
            {rule.source ? <p className="text-ink-soft">{t('source', { source: rule.source })}</p> : null}
            <p className="text-ink-soft">
              {rule.sourceCheckedOn ? t('checked', { day: until(rule.sourceCheckedOn) }) : t('unchecked')}
            </p>
          </div>
        ))}
      </div>
    </Section>
  );
}

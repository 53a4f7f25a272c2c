import { getLocale, getTranslations } from 'next-intl/server';
import { AddWarrantyRule, EditLimit, EditTimes } from '@/components/complaints/rule-forms';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Amount } from '@/components/ui/amount';
import { Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { calendarDay } from '@/lib/business-day';
import { formatDuration } from '@/lib/format';
import { SEVERITIES } from '@/server/complaints/complaint-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('complaints.rules');

const ROLES = ['CLERK', 'STORE_MANAGER', 'HEAD_OFFICE'] as const;
const MINUTE_MS = 60_000;

/** How long a complaint may take, who may give how much, and what law and promise give. */
export default async function ComplaintRulesPage() {
  const page = await requireSomewhere('complaints.keepRules');
  const [t, shell, warranty, locale, api] = await Promise.all([
    getTranslations('complaints'),
    getTranslations('shell'),
    getTranslations('complaints.warranty'),
    getLocale(),
    serverApi(),
  ]);
  const { times, limits, warranty: rules, categories } = await api.complaints.rules();
  const lasted = (minutes: number) => formatDuration(minutes * MINUTE_MS, locale);
  const nameOf = (categoryId: string | null) =>
    categories.find(({ id }) => id === categoryId)?.name ?? t('rules.everyCategory');
  const today = calendarDay(new Date(), page.timeZoneOf(page.storeIds[0] ?? ''));
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('rules.title')}
        actions={<AddWarrantyRule categories={categories} today={today} />}
      />
      <Section paper title={t('rules.times')} description={t('rules.timesHint')}>
        <ListTable
          aria-label={t('rules.times')}
          headings={[
            t('severity'),
            { numeric: t('clock.answer') },
            { numeric: t('clock.solve') },
            t('rules.edit'),
          ]}
        >
          <TableBody>
            {SEVERITIES.map((severity) => (
              <TableRow key={severity}>
                <TableCell>{t(`severities.${severity}`)}</TableCell>
                <TableCell numeric>{lasted(times[severity].answerMinutes)}</TableCell>
                <TableCell numeric>{lasted(times[severity].solveMinutes)}</TableCell>
                <TableCell>
                  <EditTimes
                    severity={severity}
                    name={t(`severities.${severity}`)}
                    answerMinutes={times[severity].answerMinutes}
                    solveMinutes={times[severity].solveMinutes}
                  />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      </Section>
      <Section paper title={t('rules.limits')} description={t('rules.limitsHint')}>
        <ListTable
          aria-label={t('rules.limits')}
          headings={[t('rules.role'), { numeric: t('rules.limit') }, t('rules.edit')]}
        >
          <TableBody>
            {ROLES.map((role) => (
              <TableRow key={role}>
                <TableCell>{shell(`roles.${role}`)}</TableCell>
                <TableCell numeric>
                  <Amount fen={limits[role] ?? 0} />
                </TableCell>
                <TableCell>
                  <EditLimit role={role} name={shell(`roles.${role}`)} amountFen={limits[role] ?? 0} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      </Section>
      <Section paper title={t('rules.warranty')} description={t('rules.warrantyHint')}>
        {rules.length === 0 ? (
          <p className="p-3 text-ink-soft text-sm">{t('rules.noRules')}</p>
        ) : (
          <ul className="flex flex-col gap-4 p-3 text-sm">
            {rules.map((rule) => (
              <li key={rule.id} className="flex flex-col gap-1 border-rule border-b pb-3 last:border-0">
                <p className="font-medium">
                  {nameOf(rule.categoryId)} · {warranty(rule.basis)} · {t('rules.validFrom')}{' '}
                  <BusinessDay day={rule.validFrom} year />
                </p>
                <p>{t('rules.terms', termsOf(rule))}</p>
                <p className="text-ink-soft">
                  {rule.source ? warranty('source', { source: rule.source }) : null}{' '}
                  {rule.sourceCheckedOn ? (
                    <>
                      {t('rules.checkedOn')} <BusinessDay day={rule.sourceCheckedOn} year />
                    </>
                  ) : (
                    warranty('unchecked')
                  )}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

function termsOf({
  returnDays,
  exchangeDays,
  repairMonths,
}: {
  returnDays: number;
  exchangeDays: number;
  repairMonths: number;
}) {
  return { returnDays, exchangeDays, repairMonths };
}

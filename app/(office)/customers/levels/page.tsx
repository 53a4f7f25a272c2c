import { getLocale, getTranslations } from 'next-intl/server';
import { RemoveLevel, SaveLevel } from '@/components/members/level-forms';
import { levelDiscountText } from '@/components/members/level-words';
import { PointsSpending } from '@/components/members/points-spending';
import { TopUpSteps } from '@/components/members/top-up-steps';
import { discountWayOf } from '@/components/sales/discount-rules';
import { requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { formatMoney, formatQuantity } from '@/lib/format';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('members');

const THOUSANDTHS = 1_000;
const PERCENT_BP = 100;

/** What members of each level are given, as head office keeps it. */
export default async function MemberLevelsPage() {
  await requireEverywhere('members.keepRules');
  const [t, words, locale, api] = await Promise.all([
    getTranslations('members'),
    getTranslations('customers.page'),
    getLocale(),
    serverApi(),
  ]);
  const { levels, steps, pointsRule } = await api.members.rules();
  const priceOf = (discountBp: number) =>
    discountBp === 0
      ? t('noDiscount')
      : t('off', { discount: levelDiscountText(discountBp, discountWayOf(locale)) });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        breadcrumbs={[{ label: words('customers'), href: '/customers' }]}
        actions={<SaveLevel />}
      />
      {levels.length === 0 ? (
        <EmptyState title={t('none')} description={t('noneHint')} />
      ) : (
        <ListTable
          aria-label={t('title')}
          headings={[
            t('level'),
            { numeric: t('discount') },
            { numeric: t('points') },
            { numeric: t('members') },
            t('acts'),
          ]}
        >
          <TableBody>
            {levels.map((level) => (
              <TableRow key={level.id}>
                <TableCell>
                  {level.name} {level.isDefault ? <Badge>{t('isDefaultShort')}</Badge> : null}
                </TableCell>
                <TableCell numeric>{priceOf(level.discountBp)}</TableCell>
                <TableCell numeric>{formatQuantity(String(level.pointsMilli / THOUSANDTHS))}</TableCell>
                <TableCell numeric>{formatQuantity(String(level.members))}</TableCell>
                <TableCell>
                  <span className="flex flex-wrap gap-2">
                    <SaveLevel level={level} />
                    <RemoveLevel level={level} />
                  </span>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      )}
      <Section
        paper
        title={t('topUp.title')}
        description={t('topUp.hint')}
        actions={<TopUpSteps steps={steps} />}
      >
        {steps.length === 0 ? (
          <p className="p-3 text-ink-soft text-sm">{t('topUp.none')}</p>
        ) : (
          <ul className="flex flex-col gap-1 p-3">
            {steps.map(({ fromFen, bonusFen }) => (
              <li key={fromFen} className="figures">
                {t('topUp.step', { from: formatMoney(fromFen), bonus: formatMoney(bonusFen) })}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section
        paper
        title={t('spend.title')}
        description={t('spend.hint')}
        actions={<PointsSpending rule={pointsRule} />}
      >
        {pointsRule === null ? (
          <p className="p-3 text-ink-soft text-sm">{t('spend.off')}</p>
        ) : (
          <ul className="flex flex-col gap-1 p-3">
            <li className="figures">{t('spend.perYuan', { points: pointsRule.pointsPerYuan })}</li>
            <li className="figures">{t('spend.least', { points: pointsRule.leastPoints })}</li>
            <li className="figures">{t('spend.most', { percent: pointsRule.mostBp / PERCENT_BP })}</li>
          </ul>
        )}
      </Section>
    </>
  );
}

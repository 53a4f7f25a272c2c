import { getTranslations } from 'next-intl/server';
import type { CustomerPartProps } from '@/components/customers/part-props';
import { pageSession } from '@/components/shell/page-session';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Card, Section } from '@/components/ui/card';
import { DetailList } from '@/components/ui/detail-list';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

/** Where a customer stands with the shop, and the way to their statement. */
export async function CustomerCredit({ customerId, storeId }: CustomerPartProps) {
  const page = await pageSession();
  if (!page.may('credit.see', storeId)) return null;
  const [t, api] = await Promise.all([getTranslations('sales.customer.standing'), serverApi()]);
  const { receivableFen, limitFen, storeCreditFen, storedValueFen, storedBonusFen, isOverdue } =
    await api.credit.standing({
      storeId,
      customerId,
    });
  return (
    <Section
      title={t('title')}
      actions={<TextLink href={`/accounts/${customerId}`}>{t('statement')}</TextLink>}
    >
      <Card>
        <DetailList
          items={[
            {
              label: t('owes'),
              value: (
                <>
                  <Amount fen={receivableFen} tone="plain" />{' '}
                  {isOverdue ? <Badge tone="late">{t('overdue')}</Badge> : null}
                </>
              ),
            },
            {
              label: t('limit'),
              value: limitFen === null ? t('noLimit') : <Amount fen={limitFen} tone="plain" />,
            },
            { label: t('storeCredit'), value: <Amount fen={storeCreditFen} tone="plain" /> },
            { label: t('storedValue'), value: <Amount fen={storedValueFen} tone="plain" /> },
            { label: t('storedBonus'), value: <Amount fen={storedBonusFen} tone="plain" /> },
          ]}
        />
      </Card>
    </Section>
  );
}

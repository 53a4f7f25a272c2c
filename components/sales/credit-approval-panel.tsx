'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRequestId } from '@/components/shell/use-request-id';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DetailList } from '@/components/ui/detail-list';
import { formatBusinessDay, formatMoney } from '@/lib/format';
import { presetReason } from '@/lib/preset-reason';
import { useTRPCClient } from '@/trpc/react';
import { type ApproverChoice, ApproverEntry } from './approver-entry';
import { useCounter } from './counter-context';
import { useCustomerNamed } from './customer/use-customer-named';
import type { useCreditTenders } from './use-credit-tenders';
import { useAskedHere, usePhoneApproval } from './use-phone-approval';

const REASONS = ['regular', 'agreed', 'bulk', 'other'] as const;

interface Props {
  amountFen: number;
  credit: ReturnType<typeof useCreditTenders>;
  onBack: () => void;
  onGranted: () => void;
}

/** Over the limit or past what is due: somebody allows exactly this customer this amount, with their PIN. */
export function CreditApprovalPanel(props: Props) {
  const { customer } = useCounter().state.basket;
  return customer ? <Panel {...props} customer={customer} /> : null;
}

function Panel({
  customer,
  amountFen,
  credit: { credit, wordWanted },
  onBack,
  onGranted,
}: Props & { customer: { id: string; code: string } }) {
  const t = useTranslations('sales.credit.approval');
  const locale = useLocale();
  const client = useTRPCClient();
  const request = useRequestId();
  const { settings, state, dispatch } = useCounter();
  const { name, number } = useCustomerNamed(customer);
  const standing = credit.state === 'known' ? credit.standing : null;
  const obstacles = wordWanted(amountFen);
  const amount = (fen: number) => <Amount fen={fen} tone="plain" className="font-semibold" />;

  const act = {
    kind: 'ON_ACCOUNT' as const,
    subjectId: state.basket.id,
    customerId: customer.id,
    netFen: amountFen,
    oldFen: 0 as const,
  };
  async function grant({ granterId, reason, pin }: ApproverChoice) {
    const content = { ...act, storeId: settings.store.id, granterId, reason };
    const { approvalId, expiresAt } = await client.approvals.grant.mutate({
      ...content,
      requestId: request.of(content),
      pin,
    });
    granted(approvalId, expiresAt);
  }
  function granted(approvalId: string, expiresAt: Date) {
    const approval = { id: approvalId, customerId: customer.id, amountFen, expiresAtMs: expiresAt.getTime() };
    dispatch({ type: 'creditApproved', approval });
    onGranted();
  }
  const phone = usePhoneApproval({
    acts: [act],
    kept: useAskedHere(),
    onApproved: ([word]) => word && granted(word.id, word.expiresAt),
  });

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:flex-row">
      <section className="flex flex-1 flex-col gap-4 p-4 lg:p-6">
        <h2 className="font-semibold text-xl">{t('title')}</h2>
        <p className="text-lg">
          {name} <span className="figures text-ink-soft">{number ?? customer.code}</span>
        </p>
        {obstacles && standing ? (
          <Callout
            tone="warn"
            title={[
              ...(obstacles.isOverLimit
                ? [
                    t('overLimit', {
                      amount: formatMoney(standing.receivableFen + amountFen - (standing.limitFen ?? 0)),
                    }),
                  ]
                : []),
              ...(obstacles.isOverdue && standing.oldestDue
                ? [t('overdue', { day: formatBusinessDay(standing.oldestDue, locale) })]
                : []),
            ].join(t('and'))}
          />
        ) : null}
        <DetailList
          columns={1}
          items={[
            { label: t('amount'), value: amount(amountFen) },
            ...(standing
              ? [
                  { label: t('owes'), value: amount(standing.receivableFen) },
                  { label: t('limit'), value: amount(standing.limitFen ?? 0) },
                ]
              : []),
          ]}
        />
        <p className="text-ink-soft">{t('description')}</p>
        <Button
          size="lg"
          className="self-start"
          onClick={() => {
            phone.withdraw();
            onBack();
          }}
        >
          {t('back')}
        </Button>
      </section>
      <ApproverEntry
        reasons={REASONS.map((one) => ({ value: presetReason(one), label: t(`reasons.${one}`) }))}
        nobody={t('nobody')}
        phone={phone}
        onGrant={grant}
      />
    </div>
  );
}

'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { Segmented } from '@/components/ui/segmented';
import { Select, type SelectOption } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { formatMoney, formatMonth } from '@/lib/format';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  shareId: string;
  person: string;
  leftFen: number;
  /** Till sessions that are open. */
  sessions: readonly SelectOption[];
  /** The person agreed: their wage may be named. */
  acknowledged: boolean;
  months: readonly string[];
}

type How = 'CASH' | 'PAYROLL';

/** The person pays: into a drawer, or an instalment from a month's wage. */
export function SettleShare(props: Props) {
  const { storeId, shareId, leftFen, sessions, acknowledged, months } = props;
  const t = useTranslations('shortages');
  const client = useTRPCClient();
  const cash = useAct(client.shortages.settleInCash.mutate);
  const payroll = useAct(client.shortages.addToPayroll.mutate);
  const [open, setOpen] = useState(false);
  const [how, setHow] = useState<How>('CASH');
  const [sessionId, setSessionId] = useState(sessions[0]?.value ?? '');
  const locale = useLocale();
  const [month, setMonth] = useState('');
  const [wageFen, setWageFen] = useState<number | null>(null);
  const [amountFen, setAmountFen] = useState<number | null>(leftFen);
  const way = how === 'CASH' ? cash : payroll;

  async function settle(event: FormEvent) {
    event.preventDefault();
    if (!amountFen) return;
    const done =
      how === 'CASH'
        ? sessionId && (await cash.act({ storeId, shareId, sessionId, amountFen }))
        : month && wageFen && (await payroll.act({ storeId, shareId, month, wageFen, amountFen }));
    if (!done) return;
    setOpen(false);
    setAmountFen(done.leftFen);
    toast.success(done.leftFen > 0 ? t('settledDone', { left: formatMoney(done.leftFen) }) : t('settledAll'));
  }

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t('settle')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) way.clear();
        }}
        title={t('settleTitle')}
        description={props.person}
        submitLabel={t('settle')}
        busy={way.busy}
        problem={way.problem}
        onSubmit={settle}
      >
        <Segmented<How>
          aria-label={t('how')}
          value={how}
          onValueChange={setHow}
          segments={[
            { value: 'CASH', label: t('cash') },
            { value: 'PAYROLL', label: t('kinds.PAYROLL'), disabled: !acknowledged },
          ]}
        />
        {acknowledged ? null : <p className="text-ink-soft text-sm">{t('wageNeedsWord')}</p>}
        {how === 'CASH' ? (
          <Field label={t('till')} hint={sessions.length === 0 ? t('noTill') : undefined} required>
            <Select
              value={sessionId}
              placeholder={t('till')}
              onChange={(event) => setSessionId(event.target.value)}
              options={sessions}
            />
          </Field>
        ) : (
          <>
            <Field label={t('month')} required>
              <Select
                value={month}
                placeholder={t('month')}
                onChange={(event) => setMonth(event.target.value)}
                options={months.map((one) => ({ value: one, label: formatMonth(one, locale) }))}
              />
            </Field>
            <Field label={t('wage')} hint={t('wageHint')} required>
              <MoneyInput valueFen={wageFen} onValueChange={setWageFen} />
            </Field>
          </>
        )}
        <Field label={t('instalment')} required>
          <MoneyInput valueFen={amountFen} onValueChange={setAmountFen} />
        </Field>
      </FormDialog>
    </>
  );
}

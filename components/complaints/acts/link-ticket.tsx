'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { TextLink } from '@/components/ui/text-link';
import { formatDateTime, formatMoney } from '@/lib/format';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import type { CaseView } from '../case-view';

interface OfCase {
  storeId: string;
  complaintId: string;
}

/** The return or exchange that made it good: one of those brought to the case's receipt, or another by its number. */
export function LinkTicket({
  ticket,
  timeZone,
  outcomeId,
  ...of
}: Pick<CaseView, 'ticket' | 'timeZone'> & OfCase & { outcomeId: string }) {
  const t = useTranslations('complaints.acts');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const deed = useAct(client.complaints.linkTicket.mutate);
  const [chosen, setNumber] = useState('');
  const { data: returns } = useQuery({ ...trpc.complaints.returns.queryOptions(of), enabled: false });
  const number = chosen || (returns?.length === 1 ? (returns[0]?.number ?? '') : '');
  return (
    <ActDialog
      label={t('link')}
      variant="primary"
      title={t('link')}
      deed={deed}
      submit={async () =>
        number.trim().length >= 3 && (await deed.act({ ...of, outcomeId, number })) !== undefined
      }
      done={t('linked')}
    >
      <WhichReturn {...{ ...of, ticket, timeZone, number, setNumber }} />
    </ActDialog>
  );
}

/** Asked for anew whenever it is opened: the goods may have come back a moment ago, at the counter. */
function WhichReturn({
  ticket,
  timeZone,
  number,
  setNumber,
  ...of
}: Pick<CaseView, 'ticket' | 'timeZone'> & OfCase & { number: string; setNumber: (number: string) => void }) {
  const t = useTranslations('complaints.acts');
  const locale = useLocale();
  const trpc = useTRPC();
  const { data: returns = [], isPending } = useQuery({
    ...trpc.complaints.returns.queryOptions(of),
    staleTime: 0,
    enabled: ticket !== null,
  });
  if (ticket && isPending) return null;
  if (ticket && returns.length > 0)
    return (
      <Field label={t('linkOf', { number: ticket.number })}>
        <RadioGroup
          framed
          value={number}
          onValueChange={setNumber}
          options={returns.map((one) => ({
            value: one.number,
            label: `${one.number} · ${formatMoney(-one.totalFen)}`,
            hint: formatDateTime(one.occurredAt, { locale, timeZone }),
          }))}
        />
      </Field>
    );
  return (
    <>
      {ticket ? (
        <p className="text-sm">
          {t.rich('linkNone', {
            number: ticket.number,
            receipt: (words) => <TextLink href={`/tickets/${of.storeId}/${ticket.id}`}>{words}</TextLink>,
          })}
        </p>
      ) : null}
      <Field label={t('linkNumber')} required>
        <Input value={number} maxLength={40} onChange={(event) => setNumber(event.target.value)} />
      </Field>
    </>
  );
}

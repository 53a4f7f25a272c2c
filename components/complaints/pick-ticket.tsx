'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { SearchBox } from '@/components/ui/search-box';
import { Select } from '@/components/ui/select';
import { useTRPC } from '@/trpc/react';

export interface PickedTicket {
  id: string;
  number: string;
  lineId: string;
  productId: string | null;
}

/** The receipt by its scanned or typed number, and which line of it. */
export function PickTicket({
  storeId,
  ticket,
  onChange,
}: {
  storeId: string;
  ticket: PickedTicket | null;
  onChange: (ticket: PickedTicket | null) => void;
}) {
  const t = useTranslations('complaints');
  const trpc = useTRPC();
  const [term, setTerm] = useState('');
  const [asked, setAsked] = useState('');
  const found = useQuery({
    ...trpc.sales.ticketsByNumber.queryOptions({ number: asked }),
    enabled: asked.length >= 3,
  });
  const detail = useQuery({
    ...trpc.sales.ticket.queryOptions({ storeId, ticketId: ticket?.id ?? '' }),
    enabled: ticket !== null,
  });
  const here = (found.data ?? []).filter((one) => one.storeId === storeId);
  const take = (id: string, number: string) => {
    onChange({ id, number, lineId: '', productId: null });
    setTerm('');
    setAsked('');
  };

  if (ticket)
    return (
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="figures">{ticket.number}</p>
          <Button
            variant="secondary"
            aria-label={`${t('log.change')} ${t('facts.ticket')}`}
            onClick={() => onChange(null)}
          >
            {t('log.change')}
          </Button>
        </div>
        <Field label={t('log.line')}>
          <Select
            value={ticket.lineId}
            placeholder={t('log.wholeTicket')}
            onChange={(event) => {
              const line = detail.data?.lines.find(({ id }) => id === event.target.value);
              onChange({ ...ticket, lineId: line?.id ?? '', productId: line?.productId ?? null });
            }}
            options={(detail.data?.lines ?? []).map(({ id, productName, productCode }) => ({
              value: id,
              label: `${productName} · ${productCode}`,
            }))}
          />
        </Field>
      </div>
    );
  return (
    <div className="flex flex-col gap-3">
      <SearchBox
        aria-label={t('log.findTicket')}
        placeholder={t('log.findTicket')}
        value={term}
        onValueChange={setTerm}
        loading={found.isFetching}
        onSubmit={(value) => setAsked(value.trim())}
      />
      {asked.length >= 3 && found.isSuccess && here.length === 0 ? (
        <Callout tone="warn" title={t('log.noTicket')} />
      ) : null}
      {here.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {here.map((one) => (
            <li key={one.id}>
              <Button
                variant="secondary"
                className="figures w-full justify-start"
                onClick={() => take(one.id, one.number)}
              >
                {one.number}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

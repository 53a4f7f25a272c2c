'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
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

/** Whom a receipt was for. */
export interface CustomerOfTicket {
  goesOnAsId: string;
  /** Empty once they were erased. */
  name: string;
  maskedNumber: string | null;
}

/** The receipt by its scanned or typed number, and which line of it. A number that is one receipt's alone is that receipt. */
export function PickTicket({
  storeId,
  ticket,
  onChange,
  onTyped,
}: {
  storeId: string;
  ticket: PickedTicket | null;
  onChange: (ticket: PickedTicket | null, customer?: CustomerOfTicket | null) => void;
  /** Something stands there that is no receipt yet: whoever saves would lose it. */
  onTyped: (isTyped: boolean) => void;
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
  const type = (typed: string) => {
    setTerm(typed);
    onTyped(typed.trim() !== '');
  };
  const take = ({ id, number, customer }: (typeof here)[number]) => {
    onChange({ id, number, lineId: '', productId: null }, customer);
    type('');
    setAsked('');
  };
  const [only, another] = here.filter(({ number }) => number === asked.toUpperCase());
  const takeOnly = useEffectEvent(() => {
    if (only && !another && !ticket) take(only);
  });
  const onlyId = only?.id;
  useEffect(() => {
    if (onlyId) takeOnly();
  }, [onlyId]);

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
        onValueChange={type}
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
              <Button variant="secondary" className="figures w-full justify-start" onClick={() => take(one)}>
                {one.number}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

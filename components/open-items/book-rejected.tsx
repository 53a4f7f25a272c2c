'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { newId } from '@/client/new-id';
import { useAct } from '@/components/shell/use-act';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { sumFen } from '@/lib/money';
import { milliFromText } from '@/lib/quantity';
import type { RejectedTicket } from '@/server/open-items/rejected-ticket';
import { TENDER_KINDS } from '@/server/tills/payment-rules';
import { useTRPCClient } from '@/trpc/react';

interface Line {
  id: string;
  product: Pick<PickedProduct, 'id' | 'code' | 'name' | 'spec' | 'unit'> | null;
  quantity: string;
  netFen: number | null;
}

/** A rejected ticket set right: its goods, what each was charged, how it was paid; then booked under its number. */
export function BookRejected({
  storeId,
  ticket,
  onDone,
}: {
  storeId: string;
  ticket: RejectedTicket;
  onDone: () => void;
}) {
  const t = useTranslations('openItems.rejected');
  const tenderNames = useTranslations('reports.tenderKinds');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.openItems.bookRejected.mutate);
  const [lines, setLines] = useState<Line[]>(() =>
    ticket.lines.map((line) => ({ ...line, id: line.id ?? newId() })),
  );
  const [tenders, setTenders] = useState(() =>
    ticket.tenders.map((tender) => ({
      ...tender,
      id: tender.id ?? newId(),
      amountFen: tender.amountFen as number | null,
    })),
  );
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const change = (id: string, part: Partial<Line>) =>
    setLines((all) => all.map((line) => (line.id === id ? { ...line, ...part } : line)));
  const total = sumFen(lines.map((line) => line.netFen ?? 0)) - ticket.roundingFen;
  const given = sumFen(tenders.map((tender) => tender.amountFen ?? 0));

  async function send(event: FormEvent) {
    event.preventDefault();
    const sound = lines.flatMap((line) =>
      line.product && line.netFen !== null && (milliFromText(line.quantity) ?? 0) > 0
        ? [{ id: line.id, productId: line.product.id, quantity: line.quantity.trim(), netFen: line.netFen }]
        : [],
    );
    const paid = tenders.flatMap(({ id, kind, amountFen }) => (amountFen ? [{ id, kind, amountFen }] : []));
    const whole = sound.length === lines.length && lines.length > 0 && reason.trim() !== '';
    setMissing(!whole);
    if (!whole) return;
    const roundingFen = ticket.roundingFen;
    if (!(await act({ storeId, rejectedId: ticket.id, lines: sound, tenders: paid, roundingFen, reason })))
      return;
    toast.success(t('booked', { number: ticket.number }));
    onDone();
  }

  return (
    <form noValidate onSubmit={send} className="flex flex-col gap-4">
      <Section paper title={t('goods')} description={t('goodsHint')}>
        <ul className="flex flex-col divide-y divide-rule">
          {lines.map((line, index) => (
            <li key={line.id} className="grid gap-3 p-3 sm:grid-cols-[1fr_8rem_10rem_auto] sm:items-end">
              {line.product ? (
                <div className="min-w-0">
                  {line.product.name} {line.product.spec}
                  <span className="block text-ink-soft text-xs">{line.product.code}</span>
                  <Button variant="ghost" size="sm" onClick={() => change(line.id, { product: null })}>
                    {t('otherProduct')}
                  </Button>
                </div>
              ) : (
                <ProductPicker alsoServices onPick={(product) => change(line.id, { product })} />
              )}
              <Field label={t('quantity')} required>
                <Input
                  numeric
                  inputMode="decimal"
                  value={line.quantity}
                  onChange={({ target }) => change(line.id, { quantity: target.value })}
                />
              </Field>
              <Field label={t('charged')} required>
                <MoneyInput valueFen={line.netFen} onValueChange={(netFen) => change(line.id, { netFen })} />
              </Field>
              <Button
                variant="ghost"
                aria-label={t('dropLine', { line: index + 1 })}
                onClick={() => setLines((all) => all.filter((one) => one.id !== line.id))}
              >
                {t('drop')}
              </Button>
            </li>
          ))}
        </ul>
        <div className="p-3">
          <ProductPicker
            alsoServices
            onPick={(product, times = 1) =>
              setLines((all) => [...all, { id: newId(), product, quantity: String(times), netFen: null }])
            }
          />
        </div>
      </Section>
      <Section paper title={t('payment')}>
        <ul className="flex flex-col gap-3 p-3">
          {tenders.map((tender) => (
            <li key={tender.id} className="grid gap-3 sm:grid-cols-2">
              <Field label={t('tender')}>
                <Select
                  value={tender.kind}
                  onChange={({ target }) =>
                    setTenders((all) =>
                      all.map((one) =>
                        one.id === tender.id
                          ? { ...one, kind: TENDER_KINDS.find((kind) => kind === target.value) ?? one.kind }
                          : one,
                      ),
                    )
                  }
                  options={TENDER_KINDS.map((kind) => ({ value: kind, label: tenderNames(kind) }))}
                />
              </Field>
              <Field label={t('taken')}>
                <MoneyInput
                  valueFen={tender.amountFen}
                  onValueChange={(amountFen) =>
                    setTenders((all) =>
                      all.map((one) => (one.id === tender.id ? { ...one, amountFen } : one)),
                    )
                  }
                />
              </Field>
            </li>
          ))}
          <li>
            <Button
              variant="secondary"
              onClick={() => setTenders((all) => [...all, { id: newId(), kind: 'CASH', amountFen: null }])}
            >
              {t('addTender')}
            </Button>
          </li>
        </ul>
        <p className="flex flex-wrap gap-x-6 p-3 text-sm">
          <span>
            {t('total')} <Amount fen={total} tone="plain" />
          </span>
          <span>
            {t('given')} <Amount fen={given} tone="plain" />
          </span>
          <span>
            {t('change')} <Amount fen={given - total} tone="plain" />
          </span>
        </p>
      </Section>
      <Field label={t('reason')} required>
        <Input value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
      </Field>
      {problem || missing ? <Callout tone="late" title={problem ?? t('incomplete')} /> : null}
      <div>
        <Button type="submit" variant="primary" loading={busy}>
          {t('book')}
        </Button>
      </div>
    </form>
  );
}

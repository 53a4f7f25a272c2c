'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { GoodsThumb } from '@/components/sales/goods-thumb';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useUnit } from '@/components/ui/unit';
import { goodsName } from '@/lib/goods-name';
import { milliFromText } from '@/lib/quantity';
import type { TransferLineView } from '@/server/transfers/list-transfers';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  /** The person's store. */
  storeId: string;
  fromStoreId: string;
  transferId: string;
  lines: readonly TransferLineView[];
}

/** The receiving check: what arrived sound and what besides arrived damaged. Each line is counted; that all came is said, not assumed. */
export function ReceiveTransfer({ storeId, fromStoreId, transferId, lines }: Props) {
  const t = useTranslations('transfers');
  const unitOf = useUnit();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.transfers.receive.mutate);
  const [received, setReceived] = useState(() => lines.map(() => ''));
  const [damaged, setDamaged] = useState(() => lines.map(() => '0'));
  const readable = [...received, ...damaged].every((text) => milliFromText(text) !== null);

  async function confirm() {
    const done = await act({
      storeId,
      fromStoreId,
      transferId,
      lines: lines.map((line, index) => ({
        dispatchLineId: line.dispatchLineId ?? '',
        received: received[index]?.trim() ?? '0',
        damaged: damaged[index]?.trim() ?? '0',
      })),
    });
    if (!done) return;
    const broken = damaged.filter((text) => (milliFromText(text) ?? 0) > 0).length;
    if (done.short === 0)
      toast.success(broken === 0 ? t('receivedWhole') : t('receivedDamaged', { count: broken }));
    else toast.success(t('receivedShort', { count: done.short }));
  }

  return (
    <Section
      paper
      title={t('checkTitle')}
      description={t('checkHint')}
      actions={
        <>
          <Button onClick={() => setReceived(lines.map((line) => line.sent ?? '0'))}>{t('allAsSent')}</Button>
          <Button
            variant="primary"
            missing={readable ? null : t('countFirst')}
            loading={busy}
            onClick={confirm}
          >
            {t('receive')}
          </Button>
        </>
      }
    >
      {problem ? <Callout tone="late" title={problem} /> : null}
      <ul className="flex flex-col divide-y divide-rule">
        {lines.map((line, index) => (
          <li key={line.lineNo} className="grid grid-cols-2 items-end gap-2 p-3 md:grid-cols-[1fr_8rem_8rem]">
            <LineName
              line={line}
              quantity={`${t('sentQuantity')} ${line.sent ?? ''} ${unitOf(line.unit, line.sent ?? '0')}`}
            />
            <Field label={t('arrivedSound')}>
              <Input
                numeric
                inputMode="decimal"
                value={received[index] ?? ''}
                onChange={(event) => setReceived(received.with(index, event.target.value))}
              />
            </Field>
            <Field label={t('damaged')}>
              <Input
                numeric
                inputMode="decimal"
                value={damaged[index] ?? ''}
                onChange={(event) => setDamaged(damaged.with(index, event.target.value))}
              />
            </Field>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A request being answered: quantities as asked for, to be corrected, or the whole of it cancelled. */
export function DispatchTransfer({ storeId, fromStoreId, transferId, lines }: Props) {
  const t = useTranslations('transfers');
  const unitOf = useUnit();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.transfers.dispatch.mutate);
  const [quantities, setQuantities] = useState(() => lines.map((line) => line.requested ?? '0'));
  const sent = lines.flatMap((line, index) => {
    const quantity = quantities[index]?.trim() ?? '0';
    return (milliFromText(quantity) ?? 0) > 0 ? [{ productId: line.productId, quantity }] : [];
  });

  return (
    <Section
      paper
      title={t('dispatchTitle')}
      description={t('dispatchHint')}
      actions={
        <>
          <CancelTransfer storeId={storeId} fromStoreId={fromStoreId} transferId={transferId} />
          <Button
            variant="primary"
            missing={sent.length > 0 ? null : t('nothingToSend')}
            loading={busy}
            onClick={() => act({ storeId, transferId, note: '', lines: sent })}
          >
            {t('send')}
          </Button>
        </>
      }
    >
      {problem ? <Callout tone="late" title={problem} /> : null}
      <ul className="flex flex-col divide-y divide-rule">
        {lines.map((line, index) => (
          <li key={line.lineNo} className="grid grid-cols-2 items-end gap-2 p-3 md:grid-cols-[1fr_8rem]">
            <LineName
              line={line}
              quantity={`${t('requested')} ${line.requested ?? ''} ${unitOf(line.unit, line.requested ?? '0')}`}
            />
            <Field label={t('sentQuantity')}>
              <Input
                numeric
                inputMode="decimal"
                value={quantities[index] ?? ''}
                onChange={(event) => setQuantities(quantities.with(index, event.target.value))}
              />
            </Field>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Ends a request nobody sent goods for. */
export function CancelTransfer({ storeId, fromStoreId, transferId }: Omit<Props, 'lines'>) {
  const t = useTranslations('transfers');
  const client = useTRPCClient();
  const { act, problem } = useAct(client.transfers.cancel.mutate);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t('cancel')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('cancel')}
        description={problem ?? t('cancelSure')}
        confirmLabel={t('cancel')}
        cancelLabel={t('keep')}
        onConfirm={async () => {
          if (!(await act({ storeId, fromStoreId, transferId }))) throw new Error('refused');
        }}
      />
    </>
  );
}

function LineName({ line, quantity }: { line: TransferLineView; quantity: string }) {
  return (
    <div className="col-span-2 flex gap-3 md:col-span-1">
      <GoodsThumb picture={line.picture} edge={96} className="size-10" />
      <p className="min-w-0">
        {goodsName(line)}
        <span className="block text-ink-soft text-xs">
          {line.code} · {quantity}
        </span>
      </p>
    </div>
  );
}

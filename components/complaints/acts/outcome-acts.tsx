'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select, type SelectOption } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { goodsName } from '@/lib/goods-name';
import { OUTCOMES } from '@/server/complaints/complaint-rules';
import { useTRPCClient } from '@/trpc/react';
import type { OfCase } from './of-case';

/** What comes of it. */
export function DecideOutcome({
  storeId,
  complaintId,
  version,
  primary,
  isKnown,
  repairers,
  dueDay: solveDueDay,
}: OfCase & {
  primary: boolean;
  /** Of a customer: only theirs is an account. */
  isKnown: boolean;
  /** Technicians first. */
  repairers: readonly { id: string; name: string }[];
  /** Until when the case is to be solved. */
  dueDay: string;
}) {
  const t = useTranslations('complaints');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.decide.mutate);
  const [chosen, setKind] = useState('');
  const [amountFen, setAmount] = useState<number | null>(null);
  const [product, setProduct] = useState<PickedProduct | null>(null);
  const [quantity, setQuantity] = useState('1');
  const [technicianId, setTechnician] = useState('');
  const [dueDay, setDueDay] = useState(solveDueDay);
  const [text, setText] = useState('');
  const offered = OUTCOMES.filter((one) => isKnown || one !== 'STORE_CREDIT');
  const kind = offered.find((one) => one === chosen);
  const isMoney = kind === 'CASH' || kind === 'STORE_CREDIT';

  async function submit() {
    if (!kind || (isMoney && !amountFen) || (kind === 'GOODS' && !product)) return false;
    if (kind === 'REPAIR' && !(technicianId && dueDay)) return false;
    const of = { storeId, complaintId, version, kind, text };
    const given =
      isMoney && amountFen
        ? { amountFen }
        : kind === 'GOODS' && product
          ? { productId: product.id, quantity }
          : kind === 'REPAIR'
            ? { technicianId, dueDay }
            : {};
    return (await deed.act({ ...of, ...given })) !== undefined;
  }

  return (
    <ActDialog
      label={t('acts.decide')}
      variant={primary ? 'primary' : 'secondary'}
      title={t('acts.decide')}
      deed={deed}
      submit={submit}
      done={t('acts.decided')}
    >
      <Field label={t('acts.kind')} required>
        <Select
          value={chosen}
          placeholder={t('acts.kind')}
          onChange={(event) => setKind(event.target.value)}
          options={offered.map((one) => ({ value: one, label: t(`outcomes.${one}`) }))}
        />
      </Field>
      {isMoney ? (
        <Field label={t('acts.amount')} required>
          <MoneyInput valueFen={amountFen} onValueChange={setAmount} />
        </Field>
      ) : null}
      {kind === 'GOODS' ? (
        <>
          {product ? <p>{goodsName(product)}</p> : <ProductPicker onPick={setProduct} />}
          <Field label={t('acts.quantity')} required>
            <Input
              numeric
              inputMode="decimal"
              value={quantity}
              onChange={(event) => setQuantity(event.target.value)}
            />
          </Field>
        </>
      ) : null}
      {kind === 'REPAIR' ? (
        <>
          <Field label={t('repair.technician')} hint={t('repair.technicianHint')} required>
            <Select
              value={technicianId}
              placeholder={t('repair.technician')}
              onChange={(event) => setTechnician(event.target.value)}
              options={repairers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field label={t('repair.due')} required>
            <DateInput value={dueDay} onValueChange={setDueDay} />
          </Field>
        </>
      ) : null}
      <Field label={t('acts.decideText')}>
        <Textarea value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

interface OfOutcome {
  storeId: string;
  complaintId: string;
  outcomeId: string;
}

/** Agrees to what is above somebody's limit. */
export function ApproveOutcome(of: OfOutcome) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.complaints.approve.mutate);
  return (
    <>
      <Button variant="primary" loading={busy} onClick={() => act(of)}>
        {t('approve')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

/** Not to be given after all, with the reason. */
export function CallOffOutcome({ refuses, ...of }: OfOutcome & { refuses: boolean }) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.callOff.mutate);
  const [reason, setReason] = useState('');
  const label = t(refuses ? 'refuse' : 'callOff');
  return (
    <ActDialog
      label={label}
      title={label}
      deed={deed}
      submit={async () => reason.trim() !== '' && (await deed.act({ ...of, reason })) !== undefined}
      done={t('calledOff')}
    >
      <Field label={t('callOffWhy')} required>
        <Textarea value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

/** Out of a drawer. */
export function GiveCash({ sessions, ...of }: OfOutcome & { sessions: readonly SelectOption[] }) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const deed = useAct(client.complaints.giveCash.mutate);
  const [sessionId, setSession] = useState(sessions[0]?.value ?? '');
  return (
    <ActDialog
      label={t('giveCash')}
      variant="primary"
      title={t('giveCash')}
      deed={deed}
      submit={async () => sessionId !== '' && (await deed.act({ ...of, sessionId })) !== undefined}
      done={t('given')}
    >
      <Field label={t('drawer')} required>
        <Select
          value={sessionId}
          placeholder={t('drawer')}
          onChange={(event) => setSession(event.target.value)}
          options={sessions}
        />
      </Field>
    </ActDialog>
  );
}

/** Onto the customer's account. */
export function GiveCredit(of: OfOutcome) {
  const t = useTranslations('complaints.acts');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.complaints.giveCredit.mutate);
  return (
    <>
      <Button variant="primary" loading={busy} onClick={() => act(of)}>
        {t('giveCredit')}
      </Button>
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

/** Out of stock. */
export function GiveGoods(of: OfOutcome) {
  const t = useTranslations('complaints.acts');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.complaints.giveGoods.mutate);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" loading={busy} onClick={() => setOpen(true)}>
        {t('giveGoods')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('giveGoods')}
        description={t('giveGoodsHint')}
        confirmLabel={t('giveGoods')}
        cancelLabel={common('cancel')}
        onConfirm={async () => {
          await act(of);
          setOpen(false);
        }}
      />
      {problem ? <Callout tone="late" title={problem} /> : null}
    </>
  );
}

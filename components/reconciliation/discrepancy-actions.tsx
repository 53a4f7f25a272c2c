'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MenuItem } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
import { toast } from '@/components/ui/toast';
import { goodsName } from '@/lib/goods-name';
import { useTRPCClient } from '@/trpc/react';
import { AssignDialog } from './assign-dialog';

interface Props {
  storeId: string;
  discrepancyId: string;
  source: string;
  theirCode: string;
  name: string;
  /** Their code means no product of ours yet. */
  unknownHere: boolean;
  isExplained: boolean;
  may: { explain: boolean; close: boolean };
}

type Kind = 'explain' | 'close' | 'assign' | 'match';

/** What can be done about a discrepancy that is not closed. */
export function DiscrepancyActions(props: Props) {
  const t = useTranslations('reconciliation');
  const [open, setOpen] = useState<Kind | null>(null);
  const [first, ...others] = kindsOf(props);
  const dialog = { ...props, onDone: () => setOpen(null) };
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      {first ? (
        <Button size="sm" variant="secondary" onClick={() => setOpen(first)}>
          {t(first)}
        </Button>
      ) : null}
      {others.length > 1 ? (
        <MoreMenu of={props.name} size="sm">
          {others.map((kind) => (
            <MenuItem key={kind} onClick={() => setOpen(kind)}>
              {t(kind)}
            </MenuItem>
          ))}
        </MoreMenu>
      ) : (
        others.map((kind) => (
          <Button key={kind} size="sm" variant="secondary" onClick={() => setOpen(kind)}>
            {t(kind)}
          </Button>
        ))
      )}
      {open === 'explain' ? <ExplainDialog {...dialog} /> : null}
      {open === 'close' ? <CloseDialog {...dialog} /> : null}
      {open === 'assign' ? <AssignDialog {...dialog} discrepancyIds={[props.discrepancyId]} /> : null}
      {open === 'match' ? <MatchDialog {...dialog} /> : null}
    </span>
  );
}

/** What can be done, what comes next first: explained, it waits to be closed. */
function kindsOf({ may, unknownHere, isExplained }: Props): Kind[] {
  const closes = may.close ? (['close'] as const) : [];
  const explains = may.explain ? (['explain', 'assign'] as const) : [];
  const matches = may.explain && unknownHere ? (['match'] as const) : [];
  return isExplained ? [...closes, ...explains, ...matches] : [...explains, ...matches, ...closes];
}

type DialogProps = Props & { onDone: () => void };

function ExplainDialog({ storeId, discrepancyId, name, onDone }: DialogProps) {
  const t = useTranslations('reconciliation');
  const { act, busy, problem } = useAct(useTRPCClient().reconciliation.explain.mutate);
  const [note, setNote] = useState('');

  async function explain() {
    if (note.trim() === '' || !(await act({ storeId, discrepancyId, note }))) return;
    onDone();
    toast.success(t('explained'));
  }

  return (
    <FormDialog
      open
      onOpenChange={onDone}
      title={t('explainTitle')}
      description={name}
      busy={busy}
      problem={problem}
      onSubmit={(event) => {
        event.preventDefault();
        void explain();
      }}
    >
      <Field label={t('note')} required>
        <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

function CloseDialog({ storeId, discrepancyId, name, onDone }: DialogProps) {
  const t = useTranslations('reconciliation');
  const { act, busy, problem } = useAct(useTRPCClient().reconciliation.close.mutate);
  const [reason, setReason] = useState('');

  async function close() {
    if (reason.trim() === '' || !(await act({ storeId, discrepancyId, reason }))) return;
    onDone();
    toast.success(t('closedNow'));
  }

  return (
    <FormDialog
      open
      onOpenChange={onDone}
      title={t('closeTitle')}
      description={`${name} · ${t('closeHint')}`}
      submitLabel={t('closeTitle')}
      busy={busy}
      problem={problem}
      onSubmit={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <Field label={t('reason')} required>
        <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

function MatchDialog({ storeId, source, theirCode, name, onDone }: DialogProps) {
  const t = useTranslations('reconciliation');
  const { act, busy, problem } = useAct(useTRPCClient().reconciliation.matchCode.mutate);
  const [product, setProduct] = useState<PickedProduct | null>(null);

  async function match() {
    if (!product || !(await act({ storeId, source, theirCode, productId: product.id }))) return;
    onDone();
    toast.success(t('matched'));
  }

  return (
    <FormDialog
      open
      onOpenChange={onDone}
      title={t('matchTitle')}
      description={`${name} · ${t('matchHint')}`}
      busy={busy}
      problem={problem}
      onSubmit={(event) => {
        event.preventDefault();
        void match();
      }}
    >
      <ProductPicker onPick={setProduct} />
      {product ? <p>{t('chosen', { name: `${goodsName(product)} ${product.code}` })}</p> : null}
    </FormDialog>
  );
}

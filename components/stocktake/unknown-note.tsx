'use client';

import Image from 'next/image';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { serverNow } from '@/client/server-time';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { countedQuantity } from '@/server/stocktake/schema';
import { useTRPCClient } from '@/trpc/react';
import { PhotoInput } from './photo-input';

/** A code that nobody knows, and the pieces said before it (`9*`). */
export interface UnknownScan {
  code: string;
  times: string | null;
}

interface Props {
  storeId: string;
  sheetId: string;
  /** Null: closed. */
  scan: UnknownScan | null;
  onClose: () => void;
}

/** A barcode without a product: what it says, how many, a word and a picture. */
export function UnknownNote(props: Props) {
  return props.scan === null ? null : <Note key={props.scan.code} {...props} scan={props.scan} />;
}

function Note({ storeId, sheetId, scan, onClose }: Props & { scan: UnknownScan }) {
  const { code: scanned, times } = scan;
  const t = useTranslations('stocktake');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.stocktake.noteUnknown.mutate);
  const [facts, setFacts] = useState({ code: scanned, quantity: times ?? '1', note: '', photo: '' });
  const [occurredAt] = useState(serverNow);
  const set = (part: Partial<typeof facts>) => setFacts((now) => ({ ...now, ...part }));
  const wrong = !countedQuantity.safeParse(facts.quantity.trim()).success;
  return (
    <FormDialog
      open
      onOpenChange={onClose}
      width="sm"
      title={scanned === '' ? t('noteUnknown') : t('unknownCode', { code: scanned })}
      description={t('unknownHint')}
      submitLabel={t('noteIt')}
      busy={busy}
      problem={problem}
      onSubmit={async (event) => {
        event.preventDefault();
        if (wrong || facts.code.trim() === '') return;
        if (!(await act({ storeId, sheetId, occurredAt, ...facts, quantity: facts.quantity.trim() }))) return;
        toast.success(t('noted'));
        onClose();
      }}
    >
      <Field label={t('barcode')} required>
        <Input
          controlSize="lg"
          value={facts.code}
          maxLength={80}
          onChange={(event) => set({ code: event.target.value })}
        />
      </Field>
      <Field label={t('quantity')} error={wrong ? t('quantityWrong') : undefined}>
        <Input
          controlSize="lg"
          numeric
          inputMode="decimal"
          value={facts.quantity}
          onChange={(event) => set({ quantity: event.target.value })}
        />
      </Field>
      <Field label={t('note')}>
        <Input
          controlSize="lg"
          value={facts.note}
          maxLength={200}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
      <PhotoInput label={t('takePhoto')} name={t('photo')} onPhoto={(photo) => set({ photo })} />
      {facts.photo === '' ? null : (
        <Image
          src={facts.photo}
          alt={t('photo')}
          width={240}
          height={160}
          unoptimized
          className="max-h-40 w-auto rounded-md"
        />
      )}
    </FormDialog>
  );
}

'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useUnit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { milliFromText } from '@/lib/quantity';
import { useTRPCClient } from '@/trpc/react';

interface AwaitingLine {
  lineId: string;
  productName: string;
  unit: string;
  /** Quantity as text. */
  awaiting: string;
}

/** As long as the server takes a pickup back, ms. */
const UNDO_MS = 60_000;

/** Hands over what a customer collects: all of it, or the part they take. */
export function HandOut({ storeId, line }: { storeId: string; line: AwaitingLine }) {
  const t = useTranslations('openItems');
  const unitOf = useUnit();
  const client = useTRPCClient();
  const { act, busy, problem, clear } = useAct(client.sales.recordPickup.mutate);
  const [open, setOpen] = useState(false);
  const [quantity, setQuantity] = useState(line.awaiting);
  const [wrong, setWrong] = useState(false);
  const errorText = useErrorText();
  const queries = useQueryClient();
  const router = useRouter();

  function toggle(next: boolean) {
    setOpen(next);
    setQuantity(line.awaiting);
    setWrong(false);
    clear();
  }

  async function takeBack(pickupId: string) {
    try {
      await client.sales.undoPickup.mutate({ storeId, pickupId, requestId: newId() });
      toast.success(t('pickupUndone'), { id: pickupId });
      await queries.invalidateQueries();
      router.refresh();
    } catch (error) {
      toast.error(errorText(error));
    }
  }

  return (
    <>
      <Button size="sm" onClick={() => toggle(true)}>
        {t('recordPickup')}
      </Button>
      <FormDialog
        open={open}
        onOpenChange={toggle}
        title={t('pickupTitle', { product: line.productName })}
        description={t('pickupHint')}
        submitLabel={t('recordPickup')}
        width="sm"
        busy={busy}
        problem={problem}
        onSubmit={async (event) => {
          event.preventDefault();
          const milli = milliFromText(quantity) ?? 0;
          const most = milliFromText(line.awaiting) ?? 0;
          setWrong(milli <= 0 || milli > most);
          if (milli <= 0 || milli > most) return;
          const done = await act({ storeId, lineId: line.lineId, quantity: quantity.trim() }, line.awaiting);
          if (!done) return;
          setOpen(false);
          // It says which goods it would take back: several may stand there at once, each for its minute.
          toast.success(
            t('pickedUp', { product: line.productName, quantity: formatQuantity(quantity.trim()) }),
            {
              id: done.pickupId,
              duration: UNDO_MS,
              action: { label: t('undoPickup'), onClick: () => void takeBack(done.pickupId) },
            },
          );
        }}
      >
        <Field
          label={t('pickupLabel', { unit: unitOf(line.unit) })}
          error={wrong ? t('pickupWrong', { most: line.awaiting }) : undefined}
        >
          <Input
            numeric
            inputMode="decimal"
            value={quantity}
            onChange={(event) => setQuantity(event.target.value)}
          />
        </Field>
      </FormDialog>
    </>
  );
}

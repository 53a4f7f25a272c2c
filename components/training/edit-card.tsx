'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { CardSaid } from '@/server/training/cards/read-cards';
import { useTRPCClient } from '@/trpc/react';

const PARTS = ['say', 'care', 'warranty', 'bargain'] as const;

/** Writes a product's card, or a category's. */
export function EditCard(props: {
  of: { productId: string } | { categoryId: string };
  name: string;
  card: CardSaid | null;
}) {
  const t = useTranslations('training');
  const client = useTRPCClient();
  const deed = useAct(client.training.keepCard.mutate);
  const { card } = props;
  const [says, setSays] = useState({
    say: card?.say ?? '',
    care: card?.care ?? '',
    warranty: card?.warranty ?? '',
    bargain: card?.bargain ?? '',
  });
  return (
    <ActDialog
      label={t(card ? 'editCard' : 'writeCard')}
      buttonName={t(card ? 'editCardOf' : 'writeCardOf', { name: props.name })}
      title={t('cardOf', { name: props.name })}
      deed={deed}
      done={t('cardSaved')}
      submit={async () =>
        (await deed.act({ ...props.of, ...says, revision: card?.revision ?? 0 })) !== undefined
      }
    >
      {PARTS.map((part) => (
        <Field
          key={part}
          label={t(part)}
          hint={part === 'say' ? t('sayHint') : part === 'bargain' ? t('bargainHint') : undefined}
          required={part === 'say'}
        >
          <Textarea
            rows={3}
            value={says[part]}
            maxLength={2000}
            onChange={(event) => setSays((now) => ({ ...now, [part]: event.target.value }))}
          />
        </Field>
      ))}
    </ActDialog>
  );
}

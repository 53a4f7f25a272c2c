'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { goodsName } from '@/lib/goods-name';
import { LONGEST_VALUE, type ModelAxis } from '@/server/catalog/models/variant-rules';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  product: { id: string; name: string; spec: string };
  model: { id: string; name: string; axes: readonly ModelAxis[] };
  values: readonly string[];
}

/** Corrects what a variant is, or takes it out of its model. */
export function PlaceVariant({ product, model, values }: Props) {
  const t = useTranslations('catalog.models');
  const client = useTRPCClient();
  const deed = useAct(client.catalog.models.place.mutate);
  const [typed, setTyped] = useState<readonly string[]>(values);
  return (
    <span className="flex flex-wrap gap-2">
      <ActDialog
        label={t('correct')}
        buttonName={t('correctOf', { name: goodsName(product) })}
        size="sm"
        title={t('correctOf', { name: goodsName(product) })}
        description={t('correctHint')}
        deed={deed}
        submit={async () =>
          (await deed.act({ productId: product.id, modelId: model.id, values: [...typed] })) !== undefined
        }
        done={t('corrected')}
      >
        <ValueFields axes={model.axes} typed={typed} onTyped={setTyped} />
      </ActDialog>
      <TakeOut product={product} model={model} />
    </span>
  );
}

/** One value for each option, from those there are or a new one. */
export function ValueFields(props: {
  axes: readonly ModelAxis[];
  typed: readonly string[];
  onTyped: (values: readonly string[]) => void;
}) {
  const listId = useId();
  return props.axes.map((axis, at) => (
    <Field key={axis.name} label={axis.name} required>
      <Input
        value={props.typed[at] ?? ''}
        required
        maxLength={LONGEST_VALUE}
        list={`${listId}-${at}`}
        onChange={({ target }) =>
          props.onTyped(
            props.axes.map((_, place) => (place === at ? target.value : (props.typed[place] ?? ''))),
          )
        }
      />
      <datalist id={`${listId}-${at}`}>
        {axis.values.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </Field>
  ));
}

function TakeOut({ product, model }: Pick<Props, 'product' | 'model'>) {
  const t = useTranslations('catalog.models');
  const client = useTRPCClient();
  const deed = useAct(client.catalog.models.place.mutate);
  const [asks, setAsks] = useState(false);
  const of = { name: goodsName(product), model: model.name };
  return (
    <>
      <Button size="sm" aria-label={t('takeOutOf', of)} loading={deed.busy} onClick={() => setAsks(true)}>
        {t('takeOut')}
      </Button>
      {deed.problem ? <Callout tone="late" title={deed.problem} /> : null}
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('takeOutOf', of)}
        description={t('takeOutHint')}
        confirmLabel={t('takeOut')}
        onConfirm={() => {
          setAsks(false);
          void deed.act({ productId: product.id, modelId: null, values: [] });
        }}
      />
    </>
  );
}

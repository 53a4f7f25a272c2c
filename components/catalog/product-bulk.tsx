'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { BulkBar } from '@/components/ui/selection';
import { toast } from '@/components/ui/toast';
import type { Selection } from '@/components/ui/use-selection';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  of: Selection;
  /** Of those that are chosen, so many are on sale. */
  onSale: number;
  categories: readonly string[];
}

/** What is done with several products at once: off sale, on sale again, another category. */
export function ProductBulk({ of, onSale, categories }: Props) {
  const t = useTranslations('catalog.bulk');
  const client = useTRPCClient();
  const deed = useAct(client.catalog.changeMany.mutate);
  const [asks, setAsks] = useState<'retire' | 'category' | null>(null);
  const productIds = [...of.picked];

  async function put(active: boolean) {
    const done = await deed.act({ productIds, change: { what: 'active', active } });
    if (!done) throw new Error('refused');
    toast.success(t(active ? 'backOnSale' : 'retired', { count: done.changed }));
    of.chooseAll(false);
  }

  return (
    <>
      <BulkBar of={of}>
        <Button onClick={() => setAsks('category')}>{t('category')}</Button>
        {onSale > 0 ? (
          <Button onClick={() => setAsks('retire')}>{t('retire', { count: onSale })}</Button>
        ) : null}
        {onSale < productIds.length ? (
          <Button loading={deed.busy} onClick={() => void put(true).catch(() => undefined)}>
            {t('sellAgain', { count: productIds.length - onSale })}
          </Button>
        ) : null}
        {deed.problem ? <p className="basis-full text-alarm text-sm">{deed.problem}</p> : null}
      </BulkBar>
      <ConfirmDialog
        open={asks === 'retire'}
        onOpenChange={(next) => (next ? undefined : setAsks(null))}
        title={t('retireTitle', { count: onSale })}
        description={t('retireHint')}
        confirmLabel={t('retireNow')}
        onConfirm={() => put(false)}
      >
        {deed.problem ? <p className="text-alarm text-sm">{deed.problem}</p> : null}
      </ConfirmDialog>
      <CategoryDialog
        key={asks}
        open={asks === 'category'}
        close={() => setAsks(null)}
        productIds={productIds}
        categories={categories}
        done={() => of.chooseAll(false)}
      />
    </>
  );
}

function CategoryDialog(props: {
  open: boolean;
  close: () => void;
  productIds: string[];
  categories: readonly string[];
  done: () => void;
}) {
  const t = useTranslations('catalog.bulk');
  const common = useTranslations('common');
  const client = useTRPCClient();
  const deed = useAct(client.catalog.changeMany.mutate);
  const [name, setName] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const listId = useId();

  async function send(event: FormEvent) {
    event.preventDefault();
    const categoryName = name.trim();
    setIsMissing(categoryName === '');
    if (categoryName === '') return;
    const done = await deed.act({ productIds: props.productIds, change: { what: 'category', categoryName } });
    if (!done) return;
    toast.success(t('categorySet', { count: done.changed, category: categoryName }));
    props.close();
    props.done();
  }

  return (
    <FormDialog
      open={props.open}
      onOpenChange={(next) => (next ? undefined : props.close())}
      title={t('categoryTitle', { count: props.productIds.length })}
      description={t('categoryHint')}
      busy={deed.busy}
      problem={deed.problem}
      onSubmit={send}
      width="sm"
    >
      <Field
        label={t('categoryName')}
        required
        error={isMissing ? common('fillIn', { field: t('categoryName') }) : undefined}
      >
        <Input
          value={name}
          maxLength={200}
          list={listId}
          autoFocus
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <datalist id={listId}>
        {props.categories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
    </FormDialog>
  );
}

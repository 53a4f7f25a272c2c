'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { TicketLink } from '@/components/shell/ticket-link';
import { useAct } from '@/components/shell/use-act';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import type { DataColumn } from '@/components/ui/data-table';
import { DateTime } from '@/components/ui/date-time';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { Textarea } from '@/components/ui/textarea';
import { formatMoney, formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { useTRPCClient } from '@/trpc/react';
import type { RowIn, TableOf } from './item-rows';
import { ItemTable } from './item-table';

type Row = RowIn<'temporary'>;

/** What clerks sold under a name of its own: each is a product, becomes one, or somebody says why it is none. */
export function TemporaryTable({
  rows,
  several,
  mayAdd,
}: TableOf<'temporary'> & {
  /** Stores for which whoever looks makes products. */
  mayAdd: readonly string[];
}) {
  const t = useTranslations('openItems');
  const columns = useMemo<DataColumn<Row>[]>(
    () => [
      {
        id: 'product',
        header: t('product'),
        card: 'title',
        wrap: true,
        cell: (row) => (
          <>
            {row.name}
            <span className="block text-ink-soft text-xs">
              {t('temporary.times', {
                price: formatMoney(row.unitPriceFen),
                quantity: formatQuantity(row.quantity),
                rate: `${row.taxRateBp / 100}%`,
              })}
            </span>
          </>
        ),
      },
      {
        id: 'number',
        header: t('number'),
        cell: (row) => (
          <TicketLink storeId={row.storeId} ticketId={row.ticketId}>
            {row.number}
          </TicketLink>
        ),
      },
      {
        id: 'time',
        header: t('time'),
        sortBy: (row) => row.occurredAt.getTime(),
        cell: (row) => <DateTime at={row.occurredAt} timeZone={row.timeZone} />,
      },
      { id: 'person', header: t('temporary.person'), cell: (row) => row.person },
      {
        id: 'sold',
        header: t('sold'),
        numeric: true,
        card: 'figure',
        cell: (row) => <Amount fen={row.netFen} tone="plain" />,
      },
      {
        id: 'action',
        header: t('action'),
        cell: (row) => <SettleTemporary row={row} mayAdd={mayAdd.includes(row.storeId)} />,
      },
    ],
    [t, mayAdd],
  );
  return (
    <ItemTable several={several} kind="temporary" rows={rows} columns={columns} getRowId={(row) => row.id} />
  );
}

const WAYS = ['KNOWN', 'NEW', 'NONE'] as const;
type Way = (typeof WAYS)[number];

function SettleTemporary({ row, mayAdd }: { row: Row; mayAdd: boolean }) {
  const t = useTranslations('openItems.temporary');
  const client = useTRPCClient();
  const deed = useAct(client.openItems.settleTemporary.mutate);
  const [way, setWay] = useState<Way>('KNOWN');
  const [product, setProduct] = useState<PickedProduct | null>(null);
  const [barcode, setBarcode] = useState('');
  const [name, setName] = useState(row.name);
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);

  async function submit(): Promise<boolean> {
    const was = wasOf(way, { product, barcode, called: name });
    setMissing(was === null || (way === 'NONE' && words.trim() === ''));
    if (was === null || (way === 'NONE' && words.trim() === '')) return false;
    return (await deed.act({ storeId: row.storeId, lineId: row.id, was, words })) !== null;
  }
  const first = missing ? t('first') : undefined;
  return (
    <ActDialog
      label={t('settle')}
      buttonName={t('settleOne', { name: row.name, number: row.number })}
      variant="secondary"
      size="sm"
      title={t('title', { name: row.name })}
      description={t('hint')}
      deed={deed}
      submit={submit}
      done={t('done')}
    >
      <Segmented<Way>
        aria-label={t('way')}
        value={way}
        onValueChange={(next) => {
          setWay(next);
          setMissing(false);
        }}
        segments={WAYS.filter((one) => one !== 'NEW' || mayAdd).map((value) => ({
          value,
          label: t(`ways.${value}`),
        }))}
      />
      {way === 'KNOWN' ? <Known product={product} onPick={setProduct} error={first} /> : null}
      {way === 'NEW' ? (
        <>
          <Field label={t('name')} required error={name.trim() === '' ? first : undefined}>
            <Input value={name} maxLength={200} onChange={({ target }) => setName(target.value)} />
          </Field>
          <Field
            label={t('barcode')}
            hint={t('barcodeHint')}
            required
            error={barcode.trim() === '' ? first : undefined}
          >
            <Input value={barcode} maxLength={60} onChange={({ target }) => setBarcode(target.value)} />
          </Field>
        </>
      ) : null}
      <Field
        label={t(way === 'NONE' ? 'why' : 'words')}
        required={way === 'NONE'}
        error={way === 'NONE' ? first : undefined}
      >
        <Textarea value={words} maxLength={200} onChange={({ target }) => setWords(target.value)} />
      </Field>
    </ActDialog>
  );
}

function wasOf(way: Way, of: { product: PickedProduct | null; barcode: string; called: string }) {
  if (way === 'NONE') return { what: way };
  if (way === 'KNOWN') return of.product && { what: way, productId: of.product.id };
  const [barcode, name] = [of.barcode.trim(), of.called.trim()];
  return barcode && name ? { what: way, barcode, name } : null;
}

function Known(props: {
  product: PickedProduct | null;
  onPick: (product: PickedProduct | null) => void;
  error: string | undefined;
}) {
  const t = useTranslations('openItems.temporary');
  const { product } = props;
  if (product)
    return (
      <p className="flex items-center justify-between gap-3">
        <span className="min-w-0">
          {goodsName(product)}
          <span className="block text-ink-soft text-xs">{product.code}</span>
        </span>
        <Button size="sm" onClick={() => props.onPick(null)}>
          {t('another')}
        </Button>
      </p>
    );
  return (
    <div className="flex flex-col gap-1">
      <ProductPicker alsoServices onPick={props.onPick} />
      {props.error ? <p className="text-alarm text-sm">{props.error}</p> : null}
    </div>
  );
}

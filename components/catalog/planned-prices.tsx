'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DateInput } from '@/components/ui/date-input';
import { BusinessDay } from '@/components/ui/date-time';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import type { plannedPrices } from '@/server/catalog/price-plans/list-planned';
import { useTRPCClient } from '@/trpc/react';

type Planned = Awaited<ReturnType<typeof plannedPrices>>[number];

/** What a product will be asked for, and what all will; each can be called off by whoever manages prices. */
export function PlannedPrices({
  rows,
  product,
  mayPlan,
}: {
  rows: readonly Planned[];
  /** Of one product alone. */
  product?: { id: string; goods: string; listPriceFen: number };
  mayPlan: boolean;
}) {
  const t = useTranslations('catalog.planned');
  return (
    <Section paper title={t('title')} actions={mayPlan && product ? <PlanPrice product={product} /> : null}>
      {rows.length === 0 ? (
        <p className="px-3 py-2 text-ink-soft">{t('none')}</p>
      ) : (
        <ListTable
          aria-label={t('title')}
          headings={[
            ...(product ? [] : [t('product')]),
            t('from'),
            t('until'),
            { numeric: t('price') },
            { numeric: t('now') },
            t('by'),
            ...(mayPlan ? [t('acts')] : []),
          ]}
        >
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.id}>
                {product ? null : (
                  <TableCell>
                    <TextLink href={`/catalog/${row.productId}`}>{goodsName(row)}</TextLink>
                    <span className="block text-ink-soft text-xs">{row.code}</span>
                  </TableCell>
                )}
                <TableCell className="whitespace-nowrap">
                  {row.isRunning ? t('holds') : <BusinessDay day={row.fromDay} />}
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  {row.untilDay ? <BusinessDay day={row.untilDay} /> : t('stays')}
                </TableCell>
                <TableCell numeric>{formatMoney(row.listPriceFen)}</TableCell>
                <TableCell numeric>{formatMoney(row.nowFen)}</TableCell>
                <TableCell>{row.plannedBy}</TableCell>
                {mayPlan ? (
                  <TableCell>
                    <CallOff row={row} />
                  </TableCell>
                ) : null}
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      )}
    </Section>
  );
}

function PlanPrice({ product }: { product: { id: string; goods: string; listPriceFen: number } }) {
  const t = useTranslations('catalog.planned');
  const client = useTRPCClient();
  const deed = useAct(client.catalog.planPrice.mutate);
  const [listPriceFen, setFen] = useState<number | null>(product.listPriceFen);
  const [fromDay, setFrom] = useState('');
  const [untilDay, setUntil] = useState('');
  const [tried, setTried] = useState(false);
  const isOrdered = untilDay === '' || untilDay >= fromDay;
  return (
    <ActDialog
      label={t('plan')}
      size="sm"
      title={t('planOf', { name: product.goods })}
      description={t('planHint')}
      deed={deed}
      submit={async () => {
        setTried(true);
        if (listPriceFen === null || fromDay === '' || !isOrdered) return false;
        const plan = { productId: product.id, listPriceFen, fromDay, untilDay: untilDay || null };
        return (await deed.act(plan)) !== undefined;
      }}
      done={t('isPlanned')}
    >
      <Field
        label={t('price')}
        required
        error={tried && listPriceFen === null ? t('priceMissing') : undefined}
      >
        <MoneyInput valueFen={listPriceFen} leastFen={0} onValueChange={setFen} />
      </Field>
      <Field label={t('from')} hint={t('fromHint')} required error={fromProblem()}>
        <DateInput value={fromDay} onValueChange={setFrom} />
      </Field>
      <Field
        label={t('until')}
        hint={t('untilHint', { price: formatMoney(product.listPriceFen) })}
        error={isOrdered ? undefined : t('untilFirst')}
      >
        <DateInput value={untilDay} onValueChange={setUntil} />
      </Field>
    </ActDialog>
  );

  function fromProblem(): string | undefined {
    const { refusal } = deed;
    if (refusal?.code === 'INVALID_INPUT' && refusal.params?.field === 'fromDay') return t('fromPast');
    return tried && fromDay === '' ? t('fromMissing') : undefined;
  }
}

function CallOff({ row }: { row: Planned }) {
  const t = useTranslations('catalog.planned');
  const client = useTRPCClient();
  const deed = useAct(client.catalog.callOffPrice.mutate);
  const [asks, setAsks] = useState(false);
  const act = t(row.isRunning ? 'endNow' : 'callOff');
  const of = { name: goodsName(row), price: formatMoney(row.listPriceFen) };
  return (
    <>
      <Button size="sm" aria-label={`${act} ${of.name} ${of.price}`} onClick={() => setAsks(true)}>
        {act}
      </Button>
      {deed.problem ? <Callout tone="late" title={deed.problem} /> : null}
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t(row.isRunning ? 'endOf' : 'callOffOf', of)}
        description={t(row.isRunning ? 'endHint' : 'callOffHint', of)}
        confirmLabel={act}
        onConfirm={() => {
          setAsks(false);
          void deed.act({ plannedId: row.id });
        }}
      />
    </>
  );
}

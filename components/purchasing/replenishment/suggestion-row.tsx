'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Quantity } from '@/components/ui/quantity';
import { Select } from '@/components/ui/select';
import { TextLink } from '@/components/ui/text-link';
import { useUnit } from '@/components/ui/unit';
import { goodsName } from '@/lib/goods-name';
import type { SpareStore, Suggestion } from '@/server/purchasing/replenishment/suggest-orders';
import type { NamedSupplier } from './rule-dialog';

export interface Choice {
  chosen: boolean;
  quantity: string;
  /** `supplier/id`, `store/id`, or '' while nobody is chosen. */
  origin: string;
}

interface Props {
  row: Suggestion;
  /** Where the list is over several stores. */
  store: string | null;
  /** Null for who only looks. */
  choice: Choice | null;
  /** Other stores that could give some. */
  spare: readonly SpareStore[];
  suppliers: readonly NamedSupplier[];
  onChange: (part: Partial<Choice>) => void;
  onRule: (() => void) | null;
}

/** One product: why it is suggested, how much, and whom it comes from. */
export function SuggestionRow({ row, store, choice, spare, suppliers, onChange, onRule }: Props) {
  const t = useTranslations('purchasing.replenishment');
  const unitOf = useUnit();
  return (
    <li className="grid grid-cols-[auto_1fr] items-start gap-x-3 gap-y-2 p-3 lg:grid-cols-[auto_1fr_8rem_14rem]">
      {choice ? (
        <span className="flex size-8 items-center pointer-coarse:size-11">
          <Checkbox
            aria-label={t('choose', { name: goodsName(row) })}
            checked={choice.chosen}
            onCheckedChange={(chosen) => onChange({ chosen })}
          />
        </span>
      ) : (
        <span />
      )}
      <div className="min-w-0">
        <p>
          <TextLink href={`/stock/entries?store=${row.storeId}&product=${row.productId}`}>
            {goodsName(row)}
          </TextLink>{' '}
          <span className="text-ink-soft text-xs">{row.code}</span> {store ? <Badge>{store}</Badge> : null}{' '}
          {row.due ? <DueBadge soldOut={row.daysLeft === '0'} /> : null}
        </p>
        <Why row={row} />
        {onRule ? (
          <Button size="sm" variant="ghost" className="-ml-3 text-accent" onClick={onRule}>
            {t(row.rule ? 'changeRule' : 'setRule')}
          </Button>
        ) : null}
      </div>
      {choice ? (
        <div className="col-span-2 grid grid-cols-[7rem_1fr] items-start gap-2 lg:contents">
          <Field
            label={`${t('quantity')} (${unitOf(row.unit)})`}
            hint={row.packSize === '1' ? undefined : t('packsOf', { size: row.packSize })}
          >
            <Input
              numeric
              inputMode="decimal"
              value={choice.quantity}
              onChange={(event) => onChange({ quantity: event.target.value, chosen: true })}
            />
          </Field>
          <Field label={t('from')}>
            <Select
              value={choice.origin}
              placeholder={t('chooseOrigin')}
              onChange={(event) => onChange({ origin: event.target.value, chosen: true })}
              options={[
                ...spare.map((one) => ({
                  value: `store/${one.storeId}`,
                  label: t('fromStore', { store: one.store, spare: one.spare }),
                })),
                ...suppliers.map((one) => ({ value: `supplier/${one.id}`, label: one.name })),
              ]}
            />
          </Field>
        </div>
      ) : (
        <p className="col-start-2 lg:col-span-2 lg:col-start-auto">
          <Quantity value={row.suggested} unit={row.unit} /> {row.supplier ?? ''}
        </p>
      )}
    </li>
  );
}

/** Red only when nothing is left; at the reorder point there is still time. */
function DueBadge({ soldOut }: { soldOut: boolean }) {
  const t = useTranslations('purchasing.replenishment');
  return soldOut ? <Badge tone="late">{t('soldOut')}</Badge> : <Badge tone="warn">{t('due')}</Badge>;
}

/** The figures behind it, in one line that wraps. */
function Why({ row }: { row: Suggestion }) {
  const t = useTranslations('purchasing.replenishment');
  /** What sells less than one a day is said by the days one takes. */
  const paceOf = (pace: string) =>
    Number(pace) >= 1
      ? [t('pace', { quantity: pace })]
      : Number(pace) > 0
        ? [t('slowPace', { days: Math.round(1 / Number(pace)) })]
        : [];
  const facts = [
    t('atHand', { quantity: row.atHand }),
    ...(row.coming === '0' ? [] : [t('coming', { quantity: row.coming })]),
    ...paceOf(row.pace),
    ...(row.daysLeft === '0'
      ? []
      : [row.daysLeft === null ? t('doesNotSell') : t('daysLeft', { days: row.daysLeft })]),
    ...(row.rule ? [t('pointOf', { quantity: row.reorderPoint })] : []),
    t('coverOf', { days: row.daysOfCover }),
  ];
  return <p className="text-ink-soft text-sm">{facts.join(' · ')}</p>;
}

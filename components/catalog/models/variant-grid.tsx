'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { specOfValues } from '@/server/catalog/models/variant-rules';
import type { PlannedVariant, VariantEdits, VariantPlan } from './variant-plan';

/** Every combination that would be made: its code, barcode and price. */
export function VariantGrid(props: {
  plan: VariantPlan;
  axes: readonly string[];
  edits: VariantEdits;
  onEdits: (edits: VariantEdits) => void;
}) {
  const t = useTranslations('catalog.models');
  const catalog = useTranslations('catalog');
  const { plan, edits, onEdits } = props;
  if (plan.rows.length === 0) return <p className="text-ink-soft text-sm">{t('typeValues')}</p>;
  const edit = (key: string, part: VariantEdits[string]) =>
    onEdits({ ...edits, [key]: { ...edits[key], ...part } });
  return (
    <ListTable
      aria-label={t('newVariants')}
      headings={[
        props.axes.filter(Boolean).join(' / ') || t('variants'),
        catalog('code'),
        catalog('barcodes'),
        { numeric: catalog('listPrice') },
      ]}
    >
      <TableBody>
        {plan.rows.map((row) => (
          <TableRow key={row.key} className="align-middle">
            <TableCell>
              <Checkbox
                label={specOfValues(row.values)}
                checked={row.isIn}
                onCheckedChange={(isIn) => edit(row.key, { isOut: !isIn })}
              />
            </TableCell>
            <Cells row={row} onEdit={(part) => edit(row.key, part)} />
          </TableRow>
        ))}
      </TableBody>
    </ListTable>
  );
}

function Cells({ row, onEdit }: { row: PlannedVariant; onEdit: (part: VariantEdits[string]) => void }) {
  const t = useTranslations('catalog.models');
  const variant = specOfValues(row.values);
  return (
    <>
      <TableCell>
        <Input
          aria-label={t('codeOf', { variant })}
          className="min-w-32"
          value={row.code}
          maxLength={60}
          disabled={!row.isIn}
          onChange={({ target }) => onEdit({ code: target.value })}
        />
      </TableCell>
      <TableCell>
        <Input
          aria-label={t('barcodeOf', { variant })}
          className="min-w-36"
          value={row.barcode}
          maxLength={60}
          disabled={!row.isIn}
          onChange={({ target }) => onEdit({ barcode: target.value })}
          // A scanner ends with Enter: the next field, not the form.
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </TableCell>
      <TableCell numeric>
        <MoneyInput
          aria-label={t('priceOf', { variant })}
          className="min-w-28"
          valueFen={row.fen}
          leastFen={0}
          disabled={!row.isIn}
          onValueChange={(fen) => onEdit({ fen })}
        />
      </TableCell>
    </>
  );
}

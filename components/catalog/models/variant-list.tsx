import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatMoney } from '@/lib/format';
import type { VariantRow } from '@/server/catalog/models/queries';
import { type ModelAxis, specOfValues } from '@/server/catalog/models/variant-rules';
import { PlaceVariant } from './place-variant';

/** The products a model has, each with its values, code, barcode and price. */
export function VariantList({
  model,
  mayEdit,
}: {
  model: { id: string; name: string; axes: readonly ModelAxis[]; variants: readonly VariantRow[] };
  mayEdit: boolean;
}) {
  const t = useTranslations('catalog.models');
  const catalog = useTranslations('catalog');
  if (model.variants.length === 0)
    return <EmptyState title={t('noVariants')} description={t('noVariantsHint')} />;
  return (
    <ListTable
      aria-label={t('variants')}
      headings={[
        model.axes.map(({ name }) => name).join(' / '),
        catalog('code'),
        catalog('barcodes'),
        { numeric: catalog('listPrice') },
        ...(mayEdit ? [{ label: t('edit'), node: <span className="sr-only">{t('edit')}</span> }] : []),
      ]}
    >
      <TableBody>
        {model.variants.map((variant) => (
          <TableRow key={variant.id} className="align-middle">
            <TableCell>
              <TextLink href={`/catalog/${variant.id}`}>{specOfValues(variant.values)}</TextLink>{' '}
              {variant.active ? null : <Badge>{catalog('discontinued')}</Badge>}
            </TableCell>
            <TableCell>{variant.code}</TableCell>
            <TableCell>{variant.barcode ?? t('noBarcode')}</TableCell>
            <TableCell numeric>{formatMoney(variant.listPriceFen)}</TableCell>
            {mayEdit ? (
              <TableCell>
                <PlaceVariant
                  product={{ id: variant.id, name: model.name, spec: specOfValues(variant.values) }}
                  model={model}
                  values={variant.values}
                />
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </ListTable>
  );
}

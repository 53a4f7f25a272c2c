import { useTranslations } from 'next-intl';
import { Table, TableBody, TableFoot, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { goodsName } from '@/lib/goods-name';
import { specOfValues } from '@/server/catalog/models/variant-rules';
import { type Level, standOf } from './matrix-rules';
import type { ShownModel } from './model-matrix';
import { StandCell } from './stand-cell';

/** Every variant down, every store across. */
export function StoreMatrix(props: {
  model: ShownModel;
  levels: readonly Level[];
  stores: readonly { id: string; name: string }[];
  opens: readonly string[];
}) {
  const t = useTranslations('catalog.models');
  const { model, levels, stores, opens } = props;
  const of = (storeId: string) => levels.filter((level) => level.storeId === storeId);
  const all = new Set(model.variants.map(({ id }) => id));
  return (
    <Table
      aria-label={t('byStore')}
      className="[&_th:first-child]:sticky [&_th:first-child]:left-0 [&_th:first-child]:bg-paper"
    >
      <TableHead>
        <TableRow>
          <TableHeader>{model.axes.map(({ name }) => name).join(' / ')}</TableHeader>
          {stores.map(({ id, name }) => (
            <TableHeader key={id} numeric>
              {name}
            </TableHeader>
          ))}
          <TableHeader numeric>{t('together')}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {model.variants.map((variant) => {
          const own = new Set([variant.id]);
          const spec = specOfValues(variant.values);
          return (
            <TableRow key={variant.id}>
              <TableHeader scope="row">{spec}</TableHeader>
              {stores.map(({ id, name }) => (
                <StandCell
                  key={id}
                  stand={standOf(of(id), own)}
                  href={opens.includes(id) ? `/stock/entries?store=${id}&product=${variant.id}` : null}
                  name={`${goodsName({ name: model.name, spec })} ${name}`}
                />
              ))}
              <StandCell stand={standOf(levels, own)} href={null} name="" strong />
            </TableRow>
          );
        })}
      </TableBody>
      <TableFoot>
        <TableRow>
          <TableHeader scope="row">{t('together')}</TableHeader>
          {stores.map(({ id }) => (
            <StandCell key={id} stand={standOf(of(id), all)} href={null} name="" />
          ))}
          <StandCell stand={standOf(levels, all)} href={null} name="" />
        </TableRow>
      </TableFoot>
    </Table>
  );
}

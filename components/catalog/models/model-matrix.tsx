import { useTranslations } from 'next-intl';
import {
  Table,
  TableBody,
  TableCell,
  TableFoot,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table';
import { goodsName } from '@/lib/goods-name';
import { type ModelAxis, specOfValues } from '@/server/catalog/models/variant-rules';
import { type Level, matrixOf, standOf } from './matrix-rules';
import { StandCell } from './stand-cell';

export interface ShownModel {
  name: string;
  axes: readonly ModelAxis[];
  variants: readonly { id: string; values: string[]; code: string; active: boolean }[];
}

/** Colour down, size across: how many stand in a store, or in all of them. */
export function ModelMatrix(props: {
  model: ShownModel;
  levels: readonly Level[];
  /** Null: of all stores. */
  storeId: string | null;
  /** Stores whose entries may be looked at. */
  opens: readonly string[];
}) {
  const t = useTranslations('catalog.models');
  const { model, levels, storeId, opens } = props;
  // A sum of stores opens to the entries of all of them, or to none: fewer would not come to it.
  const seesAll = levels.every((level) => opens.includes(level.storeId));
  const { across, rows } = matrixOf(model.axes, model.variants);
  const down = model.axes.slice(0, -1);
  const hrefOf = (productId: string) => {
    const isOpen = storeId === null ? seesAll : opens.includes(storeId);
    return isOpen ? `/stock/entries?store=${storeId ?? 'all'}&product=${productId}` : null;
  };
  const sumOf = (ids: readonly (string | undefined)[]) =>
    standOf(levels, new Set(ids.filter((id) => id !== undefined)));
  return (
    <Table
      aria-label={t('matrixLabel', { name: model.name })}
      className="[&_th:first-child]:sticky [&_th:first-child]:left-0 [&_th:first-child]:bg-paper"
    >
      <TableHead>
        <TableRow>
          <TableHeader>{down.map(({ name }) => name).join(' / ') || model.axes[0]?.name}</TableHeader>
          {across.map((value) => (
            <TableHeader key={value} numeric>
              {value}
            </TableHeader>
          ))}
          <TableHeader numeric>{t('together')}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ values, cells }) => (
          <TableRow key={specOfValues(values)}>
            <TableHeader scope="row">{specOfValues(values) || model.name}</TableHeader>
            {cells.map((variant, at) =>
              variant ? (
                <StandCell
                  key={variant.id}
                  stand={sumOf([variant.id])}
                  href={hrefOf(variant.id)}
                  name={goodsName({ name: model.name, spec: specOfValues(variant.values) })}
                />
              ) : (
                <TableCell key={across[at]} numeric className="text-ink-faint">
                  <span aria-hidden>–</span>
                  <span className="sr-only">{t('notMade')}</span>
                </TableCell>
              ),
            )}
            <StandCell stand={sumOf(cells.map((cell) => cell?.id))} href={null} name="" strong />
          </TableRow>
        ))}
      </TableBody>
      {rows.length > 1 ? (
        <TableFoot>
          <TableRow>
            <TableHeader scope="row">{t('together')}</TableHeader>
            {across.map((value, at) => (
              <StandCell
                key={value}
                stand={sumOf(rows.map(({ cells }) => cells[at]?.id))}
                href={null}
                name=""
              />
            ))}
            <StandCell stand={sumOf(model.variants.map(({ id }) => id))} href={null} name="" />
          </TableRow>
        </TableFoot>
      ) : null}
    </Table>
  );
}

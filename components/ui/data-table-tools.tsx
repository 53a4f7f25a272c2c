'use client';

import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button, buttonClass } from './button';
import type { TableSort } from './data-table-columns';
import { Menu, MenuCheckbox, MenuContent, MenuTrigger } from './menu';
import { Select } from './select';

type ToolColumn = {
  id: string;
  header: string;
  fixed?: boolean | undefined;
  sortBy?: unknown;
  sortable?: unknown;
};

export type DataTableToolsProps = {
  columns: readonly ToolColumn[];
  visible: ReadonlySet<string>;
  onToggle: (id: string, visible: boolean) => void;
  sort: TableSort;
  /** Given on a phone, where there are no headings to press. */
  onSortChange?: ((sort: TableSort) => void) | undefined;
  children?: ReactNode;
};

/** The strip above a table: filters, and which columns are shown or by which one it is sorted. */
export function DataTableTools({
  columns,
  visible,
  onToggle,
  sort,
  onSortChange,
  children,
}: DataTableToolsProps) {
  const choosable = columns.filter((column) => !column.fixed);
  const sortable = columns.filter((column) => column.sortBy ?? column.sortable);
  const asksSort = onSortChange && sortable.length > 0;
  if (!children && !asksSort && choosable.length === 0) return null;
  return (
    <div className="flex flex-wrap items-start justify-end gap-2 border-rule border-b p-3 print:hidden">
      <div className="min-w-0 flex-1 empty:hidden max-sm:basis-full">{children}</div>
      {asksSort ? <PhoneSort columns={sortable} sort={sort} onSortChange={onSortChange} /> : null}
      {!onSortChange && choosable.length > 0 ? (
        <ColumnChoice columns={choosable} visible={visible} onToggle={onToggle} />
      ) : null}
    </div>
  );
}

function ColumnChoice({
  columns,
  visible,
  onToggle,
}: Pick<DataTableToolsProps, 'columns' | 'visible' | 'onToggle'>) {
  const t = useTranslations('common');
  return (
    <Menu>
      <MenuTrigger className={buttonClass({})}>
        <Columns3 aria-hidden />
        {t('columns')}
      </MenuTrigger>
      <MenuContent align="end">
        {columns.map(({ id, header }) => (
          <MenuCheckbox
            key={id}
            checked={visible.has(id)}
            onCheckedChange={(checked) => onToggle(id, checked)}
          >
            {header}
          </MenuCheckbox>
        ))}
      </MenuContent>
    </Menu>
  );
}

function PhoneSort({
  columns,
  sort,
  onSortChange,
}: {
  columns: readonly ToolColumn[];
  sort: TableSort;
  onSortChange: (sort: TableSort) => void;
}) {
  const t = useTranslations('common');
  return (
    <div className="flex flex-1 gap-2">
      <Select
        aria-label={t('sortBy')}
        placeholder={t('sortNone')}
        className="flex-1"
        value={sort?.id ?? ''}
        onChange={({ target }) =>
          onSortChange(target.value === '' ? null : { id: target.value, desc: sort?.desc ?? false })
        }
        options={columns.map(({ id, header }) => ({ value: id, label: header }))}
      />
      {sort ? (
        <Button
          square
          aria-label={sort.desc ? t('descending') : t('ascending')}
          onClick={() => onSortChange({ ...sort, desc: !sort.desc })}
        >
          {sort.desc ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />}
        </Button>
      ) : null}
    </div>
  );
}

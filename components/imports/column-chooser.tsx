'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { type ColumnMap, IMPORT_FIELDS, type ImportField } from '@/server/imports/schema';

interface Props {
  headings: readonly string[];
  columns: ColumnMap;
  onChange: (field: ImportField, column: number | null) => void;
}

/** Which column of the file each fact of a product comes from; a wrong match is corrected here. */
export function ColumnChooser({ headings, columns, onChange }: Props) {
  const t = useTranslations('imports');
  const options = [
    { value: '', label: t('notInFile') },
    ...headings.map((heading, column) => ({
      value: String(column),
      label: heading || t('columnNumber', { number: column + 1 }),
    })),
  ];
  return (
    <div className="grid gap-3 p-3 sm:grid-cols-2 lg:grid-cols-4">
      {IMPORT_FIELDS.map((field) => (
        <Field key={field} label={t(`fields.${field}`)}>
          <Select
            value={columns[field] === undefined ? '' : String(columns[field])}
            options={options}
            onChange={(event) =>
              onChange(field, event.target.value === '' ? null : Number(event.target.value))
            }
          />
        </Field>
      ))}
    </div>
  );
}

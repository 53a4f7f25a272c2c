'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { type ColumnMap, FIELDS_OF, type ImportField, type ImportKind } from '@/server/imports/rules';
import { columnOptions } from './column-options';

interface Props {
  kind: ImportKind;
  headings: readonly string[];
  /** The first rows below the headings. */
  samples: readonly (readonly string[])[];
  columns: ColumnMap;
  disabled: boolean;
  onChange: (field: ImportField, column: number | null) => void;
}

/** Which column of the file each fact comes from; a wrong match is corrected here. */
export function ColumnChooser({ kind, headings, samples, columns, disabled, onChange }: Props) {
  const t = useTranslations('imports');
  const options = [{ value: '', label: t('notInFile') }, ...columnOptions(headings, samples)];
  return (
    <div className="grid gap-3 p-3 sm:grid-cols-2 lg:grid-cols-4">
      {FIELDS_OF[kind].map((field) => (
        <Field key={field} label={t(`fields.${field}`)}>
          <Select
            value={columns[field] === undefined ? '' : String(columns[field])}
            options={options}
            disabled={disabled}
            onChange={(event) =>
              onChange(field, event.target.value === '' ? null : Number(event.target.value))
            }
          />
        </Field>
      ))}
    </div>
  );
}

'use client';

import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';

export interface OfCase {
  storeId: string;
  complaintId: string;
  version: number;
}

/** What is said or noted. */
export function Words({
  label,
  value,
  onChange,
  required = false,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
}) {
  return (
    <Field label={label} required={required}>
      <Textarea value={value} maxLength={2000} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

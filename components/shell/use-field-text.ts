'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

type FieldProblem = { type?: unknown; message?: string | undefined };

const BY_ZOD_CODE: Readonly<Record<string, string>> = { too_small: 'required', too_big: 'tooLong' };

/**
 * The words under a field that a zod schema refused: `<Field error={fieldText(errors.name)}>`. A schema names its reason as a
 * key of messages/<locale>/fields.json (`z.string().min(10, 'passwordShort')`); without one it is missing, too long or not right.
 */
export function useFieldText(): (problem: FieldProblem | undefined) => string | undefined {
  const t = useTranslations('fields');
  return useCallback(
    (problem) => {
      if (!problem) return undefined;
      if (problem.message && /^\w+$/.test(problem.message) && t.has(problem.message))
        return t(problem.message);
      return t(BY_ZOD_CODE[String(problem.type)] ?? 'invalid');
    },
    [t],
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';

type FieldProblem = { type?: unknown; message?: string | undefined };

const BY_ZOD_CODE: Readonly<Record<string, string>> = { too_small: 'required', too_big: 'tooLong' };
/** As zod words its own refusals, in no language of ours: the limit stands in it. */
const MOST_CHARACTERS = /string to have <=(\d+) characters/;

/** Most characters a zod schema takes, by its own words for too many; undefined for any other refusal. */
export function mostCharacters(message = ''): number | undefined {
  const [, most] = MOST_CHARACTERS.exec(message) ?? [];
  return most === undefined ? undefined : Number(most);
}

/**
 * The words under a field that a zod schema refused: `<Field error={fieldText(errors.name)}>`. A schema names its reason as a
 * key of messages/<locale>/fields.json (`z.string().min(10, 'passwordShort')`); without one it is missing, longer than so many characters
 * or not right.
 */
export function useFieldText(): (problem: FieldProblem | undefined) => string | undefined {
  const t = useTranslations('fields');
  return useCallback(
    (problem) => {
      if (!problem) return undefined;
      if (problem.message && /^\w+$/.test(problem.message) && t.has(problem.message))
        return t(problem.message);
      const most = mostCharacters(problem.message);
      if (most !== undefined) return t('atMostCharacters', { most });
      return t(BY_ZOD_CODE[String(problem.type)] ?? 'invalid');
    },
    [t],
  );
}

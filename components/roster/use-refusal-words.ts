'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useRef } from 'react';
import { codedError, useErrorText } from '@/components/shell/use-error-text';
import { ERRORS } from '@/server/roster/planning-facts-rules';
import { useFindingWords } from './use-finding-words';

/** Why the server did not take a change of the plan: a rule that was broken is told with whom and when. */
export function useRefusalWords(): (error: unknown) => string {
  const t = useTranslations('roster');
  const errorText = useErrorText();
  const latest = useFindingWords();
  const words = useRef(latest);
  words.current = latest;
  return useCallback(
    (error) => {
      const { code, params } = codedError(error);
      const rule = ERRORS.find((one) => one === params?.rule);
      const [person, day] = [params?.person, params?.day];
      if (code !== 'ROSTER_PLAN_REFUSED' || !rule || typeof person !== 'string' || typeof day !== 'string')
        return errorText(error);
      const finding = { severity: 'ERROR', rule, personId: person, day, shiftId: null } as const;
      return t('refused', { what: words.current(finding) });
    },
    [t, errorText],
  );
}

'use client';

import { useTranslations } from 'next-intl';
import type { Fault } from './course-faults';

/** The words for what is wrong at a field of a course; undefined: nothing is. */
export function useFaultText(): (fault: Fault | null) => string | undefined {
  const t = useTranslations('training');
  return (fault) => {
    if (!fault) return undefined;
    const { least = 0, most = 0, count = 0 } = fault.values ?? {};
    return t(fault.key, { least, most, count });
  };
}

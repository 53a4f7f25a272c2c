'use client';

import { useTranslations } from 'next-intl';
import { WordDialog } from '@/components/shell/word-dialog';
import { useTRPCClient } from '@/trpc/react';

/** Nobody is to learn it any more. */
export function EndCourse({ courseId }: { courseId: string }) {
  const t = useTranslations('training');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('end')}
      title={t('end')}
      hint={t('endHint')}
      variant="secondary"
      run={(_, requestId) => client.training.endCourse.mutate({ requestId, courseId })}
      done={t('endedToast')}
    />
  );
}

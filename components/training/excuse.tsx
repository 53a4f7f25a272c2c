'use client';

import { useTranslations } from 'next-intl';
import { WordDialog } from '@/components/shell/word-dialog';
import { useTRPCClient } from '@/trpc/react';

interface Props {
  storeId: string;
  courseId: string;
  personId: string;
  /** What the course is called. */
  course: string;
}

/** Lets somebody off a course, for a reason. */
export function ExcuseFrom({ course, name, ...of }: Props & { name: string }) {
  const t = useTranslations('training');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('excuse')}
      buttonName={t('excuseOf', { course })}
      title={t('excuseTitle', { name })}
      hint={t('excuseHint')}
      fieldLabel={t('excuseReason')}
      required
      variant="secondary"
      size="sm"
      run={(reason, requestId) => client.training.excuse.mutate({ requestId, ...of, reason })}
      done={t('excusedToast')}
    />
  );
}

/** They are to learn it after all. */
export function RevokeExcuse({ course, ...of }: Props) {
  const t = useTranslations('training');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('revokeExcuse')}
      buttonName={t('revokeExcuseOf', { course })}
      title={t('revokeExcuse')}
      hint={t('revokeExcuseHint')}
      variant="secondary"
      size="sm"
      run={(_, requestId) => client.training.revokeExcuse.mutate({ requestId, ...of })}
      done={t('revokedToast')}
    />
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { FormDialog } from '@/components/shell/form-dialog';
import { toast } from '@/components/ui/toast';
import { useOwnPasswordForm } from './own-password-form';

/** A person's own new office password. */
export function OwnPassword({ onClose }: { onClose: () => void }) {
  const t = useTranslations('staff.ownPassword');
  const { fields, ...form } = useOwnPasswordForm(() => {
    onClose();
    toast.success(t('saved'));
  });
  return (
    <FormDialog open onOpenChange={onClose} title={t('title')} description={t('hint')} width="sm" {...form}>
      {fields}
    </FormDialog>
  );
}

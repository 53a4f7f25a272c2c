'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { leave } from '../auth-requests';
import { StepUpDialog } from '../step-up-dialog';
import { EnrolSecondFactor } from './enrol-second-factor';

/** The company asks for a second factor and the person has none: it is set up before anything else. */
export function EnrolmentStep({ next }: { next: string }) {
  const t = useTranslations('auth.enrolment');
  return (
    <div className="flex flex-col gap-4">
      <EnrolSecondFactor onDone={() => window.location.assign(next)} />
      <Button variant="ghost" onClick={() => void leave('/sign-in')}>
        {t('leave')}
      </Button>
      <StepUpDialog />
    </div>
  );
}

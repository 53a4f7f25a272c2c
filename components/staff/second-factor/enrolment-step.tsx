'use client';

import { useTranslations } from 'next-intl';
import { leave } from '../auth-requests';
import { StepUpDialog } from '../step-up-dialog';
import { EnrolSecondFactor } from './enrol-second-factor';

/** The company asks for a second factor and the person has none: it is set up before anything else. */
export function EnrolmentStep({ next }: { next: string }) {
  const t = useTranslations('auth.enrolment');
  return (
    <>
      <EnrolSecondFactor
        onDone={() => window.location.assign(next)}
        cancel={{ label: t('leave'), act: () => void leave('/sign-in') }}
      />
      <StepUpDialog />
    </>
  );
}

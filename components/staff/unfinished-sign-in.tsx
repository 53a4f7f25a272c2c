import { useTranslations } from 'next-intl';
import type { Owing } from '@/server/platform/context';
import { DoorFrame } from './door-frame';
import { FirstPassword } from './first-password';
import { CodeStep } from './second-factor/code-step';
import { EnrolmentStep } from './second-factor/enrolment-step';

const STEPS = {
  PASSWORD: { words: 'firstPassword', Step: FirstPassword },
  SECOND_FACTOR: { words: 'code', Step: CodeStep },
  ENROLMENT: { words: 'enrolment', Step: EnrolmentStep },
} as const;

/** The password was right, and something is to be done before the shop opens. */
export function UnfinishedSignIn({ owing, next }: { owing: Owing; next: string }) {
  const t = useTranslations('auth');
  const { words, Step } = STEPS[owing.what];
  return (
    <DoorFrame title={t(`${words}.title`)} description={t(`${words}.hint`, { name: owing.actor.name })}>
      <Step next={next} />
    </DoorFrame>
  );
}

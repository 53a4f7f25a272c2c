import { useTranslations } from 'next-intl';
import { DoorFrame } from './door-frame';
import { FirstPassword } from './first-password';

/** The password was right, and something is to be done before the shop opens. */
export function UnfinishedSignIn({ name, next }: { name: string; next: string }) {
  const t = useTranslations('auth.firstPassword');
  return (
    <DoorFrame title={t('title')} description={t('hint', { name })}>
      <FirstPassword next={next} />
    </DoorFrame>
  );
}

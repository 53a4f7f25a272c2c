'use client';

import { GraduationCap } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** Of a counter that practises: nothing that is done here counts. */
function Banner(props: {
  onLeave?: (() => void) | undefined;
  hint: string;
  /** On a phone. */
  shortHint: string;
}) {
  const { onLeave, hint, shortHint } = props;
  const t = useTranslations('sales.practice');
  return (
    <section
      aria-label={t('title')}
      className="flex min-h-12 shrink-0 items-center gap-x-3 bg-practice-fill py-1 pr-1 pl-4 text-on-practice print:hidden"
    >
      <GraduationCap aria-hidden className="size-6 shrink-0" />
      <p className="min-w-0 flex-1 leading-tight">
        <strong className="mr-3 font-semibold text-lg">{t('title')}</strong>
        <span className="text-sm max-sm:hidden">{hint}</span>
        <span className="block text-sm sm:hidden">{shortHint}</span>
      </p>
      {onLeave ? (
        <button
          type="button"
          onClick={onLeave}
          className="h-12 shrink-0 select-none rounded-md border border-on-practice px-4 font-medium text-base"
        >
          {t('leave')}
        </button>
      ) : null}
    </section>
  );
}

/** The same over the lock: whose practice waits behind it. */
export function LockedPractice({ person }: { person: string }) {
  const t = useTranslations('sales.practice');
  return <Banner hint={t('lockHint', { person })} shortHint={t('lockHintShort', { person })} />;
}

/** Over every screen of a counter that practises, with the way out. */
export function PracticeBanner({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations('sales.practice');
  return <Banner hint={t('hint')} shortHint={t('hintShort')} onLeave={onLeave} />;
}

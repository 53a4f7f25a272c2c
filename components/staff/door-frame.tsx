import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Brand } from '@/components/shell/brand';
import { LocaleSwitch } from '@/components/shell/locale-switch';
import { Card } from '@/components/ui/card';

/** A page in front of the door: one sheet of paper with one task, and the language above it. */
export function DoorFrame({
  title,
  description,
  children,
  below,
  wide = false,
}: {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Ways to other doors, under the sheet. */
  below?: ReactNode;
  wide?: boolean | undefined;
}) {
  const t = useTranslations('shell');
  return (
    <div className="flex min-h-[calc(100dvh-var(--ribbon))] flex-col items-center px-4 py-6 sm:justify-center sm:py-10">
      <div className={wide ? 'w-full max-w-2xl' : 'w-full max-w-md'}>
        <header className="mb-4 flex items-center justify-between gap-4">
          <Brand />
          <LocaleSwitch />
        </header>
        <main>
          <Card className="p-6 sm:p-8">
            <h1 className="font-semibold text-xl leading-8">{title}</h1>
            {description ? <p className="mt-1 text-ink-soft text-sm">{description}</p> : null}
            <div className="mt-6">{children}</div>
          </Card>
          {below ? (
            <div className="mt-4 flex flex-wrap justify-center gap-x-6 gap-y-2 text-sm">{below}</div>
          ) : null}
        </main>
        <footer className="mt-6 text-center text-ink-soft text-xs">{t('appTagline')}</footer>
      </div>
    </div>
  );
}

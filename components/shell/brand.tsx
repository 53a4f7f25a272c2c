import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';

/** The mark: a ruled page in its teal binding, with the seal of the day (日) on it. Same drawing as public/icon.svg. */
export function BrandMark({
  size = 32,
  className,
}: {
  size?: number | undefined;
  className?: string | undefined;
}) {
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden className={cn('shrink-0', className)}>
      <rect x="8" y="4" width="48" height="56" rx="6" fill="#fff" stroke="#0f766e" strokeWidth="3" />
      <path d="M14 2.5h6v59h-6a7.5 7.5 0 0 1-7.5-7.5V10A7.5 7.5 0 0 1 14 2.5Z" fill="#0f766e" />
      <path d="M27 17h22M27 26h22M27 35h10" stroke="#9aa3a0" strokeWidth="2.5" strokeLinecap="round" />
      <circle cx="43" cy="45" r="13" fill="#fff" />
      <circle cx="43" cy="45" r="11.5" fill="#c23b22" />
      <path
        d="M39.5 39.5h7v11h-7zM39.5 45h7"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Mark and name. */
export function Brand({
  compact = false,
  className,
}: {
  compact?: boolean | undefined;
  className?: string | undefined;
}) {
  const t = useTranslations('shell');
  return (
    <span className={cn('flex items-center gap-2.5', className)}>
      <BrandMark size={28} />
      <span className={cn('font-semibold text-base', compact && 'sr-only')}>{t('appName')}</span>
    </span>
  );
}

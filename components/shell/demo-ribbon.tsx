import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { setting } from '@/lib/environment';

/** Whether this server runs the demo company; said on every screen. */
export function isDemoActive(): boolean {
  return setting('DAYBOOK_DEMO_ACTIVE') === '1';
}

/** The strip that tells a demo from a shop. Its height is `--ribbon`, which full-height frames subtract. */
export function DemoRibbon() {
  const t = useTranslations('shell');
  return (
    <aside
      aria-label={t('demo')}
      className="sticky top-0 z-30 flex h-(--ribbon) shrink-0 items-center justify-center gap-2 overflow-hidden border-rule-strong border-b border-dashed bg-sunken px-4 text-ink text-xs print:static print:bg-transparent"
    >
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      <strong className="shrink-0 font-semibold">{t('demo')}</strong>
      <span className="truncate text-ink-soft">{t('demoHint')}</span>
    </aside>
  );
}

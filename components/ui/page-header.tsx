import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { cn } from './cn';

export type Crumb = { label: ReactNode; href?: string | undefined };

export type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Beside the title: a badge, a number. */
  meta?: ReactNode;
  /** The way here, without the page itself. */
  breadcrumbs?: readonly Crumb[] | undefined;
  actions?: ReactNode;
  className?: string | undefined;
};

/** The head of a page: its one h1, where it hangs, what can be done. */
export function PageHeader({ title, description, meta, breadcrumbs, actions, className }: PageHeaderProps) {
  return (
    <header className={cn('flex flex-col gap-1', className)}>
      {breadcrumbs?.length ? <Breadcrumbs crumbs={breadcrumbs} /> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="font-semibold text-xl leading-8">{title}</h1>
            {meta}
          </div>
          {description ? <div className="max-w-2xl text-ink-soft text-sm">{description}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div> : null}
      </div>
    </header>
  );
}

function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations('common');
  return (
    <nav aria-label={t('breadcrumbs')} className="print:hidden">
      <ol className="flex flex-wrap items-center gap-1 text-ink-soft text-sm">
        {crumbs.map(({ label, href }, place) => (
          <Fragment key={href ?? `crumb-${String(label)}`}>
            {place > 0 ? <ChevronRight aria-hidden className="size-3.5" /> : null}
            <li>
              {href ? (
                <Link
                  href={href}
                  className="link-reach rounded-sm underline-offset-4 hover:text-ink hover:underline"
                >
                  {label}
                </Link>
              ) : (
                label
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}

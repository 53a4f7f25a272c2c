import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';

/** A screen of the shop floor: where one is, the way back, and what there is to do. */
export function FloorFrame(props: {
  backHref: string;
  backLabel: string;
  /** Above the title, small: the store. */
  place: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto flex min-h-[calc(100dvh-var(--ribbon))] w-full max-w-3xl flex-col bg-page lg:max-w-4xl">
      <header className="sticky top-(--ribbon) z-10 flex min-h-14 items-center gap-2 border-rule border-b bg-paper px-2 py-1">
        <ButtonLink href={props.backHref} variant="ghost" size="lg" square aria-label={props.backLabel}>
          <ArrowLeft aria-hidden />
        </ButtonLink>
        <div className="min-w-0 flex-1">
          <p className="truncate text-ink-soft text-xs">{props.place}</p>
          <h1 className="truncate font-semibold text-lg leading-6">{props.title}</h1>
        </div>
        {props.aside}
      </header>
      <main className="flex flex-1 flex-col gap-5 p-3 pb-8">{props.children}</main>
    </div>
  );
}

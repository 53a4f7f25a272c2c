import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';

/**
 * A screen of the shop floor: where one is, the way back, and what there is to do. On a phone its head stays on top; inside the
 * office of a desk it is the head of a page like any other.
 */
export function FloorFrame(props: {
  backHref: string;
  backLabel: string;
  /** Beside the title, small: the store. */
  place: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-[calc(100dvh-var(--ribbon)-3.5rem)] w-full max-w-3xl flex-col bg-page lg:mx-0 lg:min-h-0 lg:max-w-5xl lg:px-5 lg:pt-2">
      <header className="sticky top-(--ribbon) z-10 flex min-h-14 items-center gap-2 border-rule border-b bg-paper px-2 py-1 lg:static lg:border-b-0 lg:bg-page lg:px-1">
        <ButtonLink href={props.backHref} variant="ghost" size="lg" square aria-label={props.backLabel}>
          <ArrowLeft aria-hidden />
        </ButtonLink>
        <div className="flex min-w-0 flex-1 flex-col lg:flex-col-reverse">
          <p className="truncate text-ink-soft text-xs lg:text-sm">{props.place}</p>
          <h1 className="truncate font-semibold text-lg leading-6 lg:text-xl">{props.title}</h1>
        </div>
        {props.aside}
      </header>
      <div className="flex flex-1 flex-col gap-5 p-3 pb-8">{props.children}</div>
    </main>
  );
}

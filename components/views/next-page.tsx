'use client';

import { useSearchParams } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button';

/** The way to a list's next page, in the view that is open. */
export function NextPage({ href, label }: { href: string; label: string }) {
  const view = useSearchParams().get('view');
  return (
    <ButtonLink variant="secondary" className="self-start" href={view ? `${href}&view=${view}` : href}>
      {label}
    </ButtonLink>
  );
}

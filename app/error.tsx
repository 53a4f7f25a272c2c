'use client';

import { PageError, type PageErrorProps } from '@/components/shell/page-error';

export default function RootError(props: PageErrorProps) {
  return (
    <main className="flex min-h-[calc(100dvh-var(--ribbon))] items-center justify-center">
      <PageError {...props} />
    </main>
  );
}

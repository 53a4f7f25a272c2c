'use client';

import { PageError, type PageErrorProps } from '@/components/shell/page-error';

/** Inside the shell, so that the way to another page stays. */
export default function OfficeError(props: PageErrorProps) {
  return <PageError {...props} />;
}

import { useTranslations } from 'next-intl';
import { type ComponentType, type ReactElement, Suspense } from 'react';
import { Card } from '@/components/ui/card';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

/**
 * A page whose answer may be slow: who may see it, and whether there is such a thing, is decided first, so that the answer's status
 * says so; then its shape stands there in grey until the list comes. Filters keep the list that is there until the next one.
 * @param check throws what refuses the page
 */
export function listPage<Props extends object>(
  check: (props: Props) => Promise<unknown>,
  List: (props: Props) => Promise<ReactElement>,
): (props: Props) => Promise<ReactElement> {
  // A component that waits is one for React, and not yet for its type.
  const Shown = List as unknown as ComponentType<Props>;
  return async function ListPage(props) {
    await check(props);
    return (
      <Suspense fallback={<ListSkeleton />}>
        <Shown {...props} />
      </Suspense>
    );
  };
}

function ListSkeleton() {
  const t = useTranslations('common');
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-48" />
        <Skeleton className="w-72 max-w-full" />
      </div>
      <div className="flex flex-wrap gap-2">
        <Skeleton className="h-9 w-64 max-w-full" />
        <Skeleton className="h-9 w-44" />
      </div>
      <Card padding="none">
        <SkeletonRows label={t('loading')} />
      </Card>
    </div>
  );
}

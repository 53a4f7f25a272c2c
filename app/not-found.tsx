import { PageNotFound } from '@/components/shell/page-not-found';

export default function NotFound() {
  return (
    <main className="flex min-h-[calc(100dvh-var(--ribbon))] items-center justify-center">
      <PageNotFound />
    </main>
  );
}

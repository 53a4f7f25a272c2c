import { NotAllowed } from '@/components/shell/not-allowed';

export default function Forbidden() {
  return (
    <main className="flex min-h-[calc(100dvh-var(--ribbon))] items-center justify-center">
      <NotAllowed />
    </main>
  );
}

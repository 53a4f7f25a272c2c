import { GoToSignIn } from '@/components/staff/go-to-sign-in';

/** Nobody is signed in: to the door, and back here afterwards. */
export default function Unauthorized() {
  return (
    <main className="flex min-h-[calc(100dvh-var(--ribbon))] items-center justify-center">
      <GoToSignIn />
    </main>
  );
}

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CounterScreen } from '@/components/sales/counter-screen';
import { NotAtThisCounter } from '@/components/sales/not-at-this-counter';
import { permissionsIn } from '@/server/staff/permissions';
import { LiveProvider } from '@/trpc/live';
import { pageContext, serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales'))('title'), manifest: '/counter.webmanifest' };
}

interface Props {
  /** practice: opened to practise. */
  searchParams: Promise<{ practice?: string }>;
}

/** The counter: one screen of the browser; the server only says who, where and by which rules. */
export default async function CounterPage({ searchParams }: Props) {
  const wantsPractice = (await searchParams).practice !== undefined;
  const { actor, device } = await pageContext();
  // Who only wants to practise is told where, not asked for a code.
  if (!device) redirect(wantsPractice ? '/counter/sign-in?practice=1' : '/enrol');
  if (actor?.kind !== 'COUNTER' || actor.device.id !== device.id)
    redirect(wantsPractice ? '/counter/sign-in?practice=1' : '/counter/sign-in');
  const api = await serverApi();
  const me = await api.staff.me();
  const permissions = me.permissions[device.storeId] ?? [];
  if (!permissions.includes('tills.read')) return <NotAtThisCounter name={me.person.name} />;
  const settings = await api.sales.counter({ storeId: device.storeId });
  const clerk = permissionsIn([{ role: 'CLERK', storeId: device.storeId }], device.storeId);
  return (
    <LiveProvider>
      <CounterScreen
        settings={settings}
        person={me.person}
        permissions={permissions}
        clerkPermissions={clerk}
        wantsPractice={wantsPractice}
      />
    </LiveProvider>
  );
}

import { getTranslations } from 'next-intl/server';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { PersonActions } from '@/components/staff/person-actions';
import { PersonRoles } from '@/components/staff/person-roles';
import { PersonSecrets } from '@/components/staff/person-secrets';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('staff.people');

export default async function PersonPage({ params }: { params: Promise<{ personId: string }> }) {
  const { personId } = await params;
  const page = await requireSomewhere('people.read');
  const api = await serverApi();
  const person = await api.staff.person({ personId });
  const t = await getTranslations('staff.person');
  const languages = await getTranslations('staff.languages');
  const timeZone = page.timeZoneOf(page.storeId);
  const file = await getTranslations('personnel');
  const mayFile = page.storeIds.some((storeId) => page.may('personnel.read', storeId));
  const full = page.may('people.read', null);
  return (
    <>
      <PageHeader
        title={person.name}
        breadcrumbs={[{ label: t('people'), href: '/people' }]}
        meta={person.deactivatedAt ? <Badge>{t('inactive')}</Badge> : <Badge tone="ok">{t('active')}</Badge>}
        actions={
          <>
            {mayFile ? <ButtonLink href={`/people/${person.id}/file`}>{file('openFile')}</ButtonLink> : null}
            {person.mayManage ? <PersonActions person={person} /> : null}
          </>
        }
      />
      <Section title={t('signIn')}>
        <Card className="flex flex-col gap-4">
          <DetailList
            items={[
              ...(full
                ? [
                    { label: t('login'), value: person.login ?? t('counterOnly') },
                    { label: t('password'), value: person.hasPassword ? t('set') : t('notSet') },
                    { label: t('secondFactor'), value: person.hasSecondFactor ? t('on') : t('off') },
                  ]
                : []),
              { label: t('pin'), value: person.hasPin ? t('set') : t('notSet') },
              { label: t('language'), value: languages(person.locale) },
              {
                label: t('lastSignIn'),
                value: person.lastSignInAt ? (
                  <DateTime at={person.lastSignInAt} timeZone={timeZone} />
                ) : (
                  t('never')
                ),
              },
              {
                label: t('since'),
                value: <DateTime at={person.createdAt} timeZone={timeZone} show="date" />,
              },
            ]}
          />
          {person.mayManage ? (
            <PersonSecrets
              name={person.name}
              personId={person.id}
              login={person.login}
              hasPin={person.hasPin}
              hasPassword={person.hasPassword}
              hasSecondFactor={person.hasSecondFactor}
            />
          ) : null}
        </Card>
      </Section>
      <PersonRoles
        person={{ id: person.id, name: person.name, active: person.deactivatedAt === null }}
        grants={person.grants}
        stores={page.session.stores}
        mayManage={person.mayManage}
        timeZone={timeZone}
      />
    </>
  );
}

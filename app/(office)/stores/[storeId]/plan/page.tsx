import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type PageSession, requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { ButtonLink } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PlacePhoto } from '@/components/zones/place-photo';
import { AddShelf, ShelfMenu } from '@/components/zones/shelf-forms';
import { ShelfGoods } from '@/components/zones/shelf-goods';
import { WhereIsIt } from '@/components/zones/where-is-it';
import type { storePlan } from '@/server/zones/list-shelves';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('zones', 'plan.title');

interface Props {
  params: Promise<{ storeId: string }>;
  searchParams: Promise<{ zone?: string; shelf?: string }>;
}

type Zone = Awaited<ReturnType<typeof storePlan>>[number];

/** The plan of a store: its zones, the shelves of one, and what stands on a shelf. */
export default async function PlanPage({ params, searchParams }: Props) {
  const [{ storeId }, query] = await Promise.all([params, searchParams]);
  const page = await requireSomewhere('zones.read');
  const store = page.session.stores.find(({ id }) => id === storeId);
  if (!store || !page.storeIds.includes(storeId)) notFound();
  const [t, api] = await Promise.all([getTranslations('zones'), serverApi()]);
  const [plan, owners, placed] = await Promise.all([
    api.zones.plan({ storeId }),
    api.zones.list({ storeId }),
    api.stock.placedPerShelf({ storeId }),
  ]);
  const zone =
    plan.find(({ id }) => id === query.zone) ?? plan.find(({ kind }) => kind === 'FLOOR') ?? plan[0];
  const shelf = zone?.shelves.find(({ id }) => id === query.shelf);
  const owner = owners.find(({ id }) => id === zone?.id)?.owner;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('plan.title')}
        description={`${store.name} · ${t('plan.hint')}`}
        breadcrumbs={
          page.may('zones.manage', storeId) ? [{ label: store.name, href: `/stores/${storeId}` }] : []
        }
      />
      <nav aria-label={t('areas')} className="flex flex-wrap gap-2">
        {plan.map(({ id, code, name }) => (
          <ButtonLink
            key={id}
            href={`/stores/${storeId}/plan?zone=${id}`}
            aria-current={id === zone?.id ? 'page' : undefined}
            variant={id === zone?.id ? 'primary' : 'secondary'}
          >
            <span className="figures">{code}</span> {name}
          </ButtonLink>
        ))}
      </nav>
      {zone ? (
        <div className="grid gap-6 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-6">
            <ZonePart
              page={page}
              storeId={storeId}
              zone={zone}
              owner={owner && !owner.gone ? owner.personName : null}
            />
            <ShelfList
              storeId={storeId}
              zone={zone}
              chosenId={shelf?.id ?? null}
              placed={new Map(placed.map(({ shelfId, products }) => [shelfId, products]))}
              mayManage={page.may('zones.manage', storeId)}
            />
          </div>
          <div className="flex min-w-0 flex-col gap-6">
            {shelf ? (
              <Section title={t('plan.onShelf', { code: shelf.code })} description={shelf.name}>
                <Card className="flex flex-col gap-4">
                  <PlacePhoto
                    storeId={storeId}
                    zoneId={zone.id}
                    shelfId={shelf.id}
                    place={t('plan.shelf', { code: shelf.code })}
                    photo={shelf.photo}
                    timeZone={page.timeZoneOf(storeId)}
                    mayTake={page.may('zones.arrange', storeId)}
                  />
                  <ShelfGoods
                    key={shelf.id}
                    storeId={storeId}
                    shelf={{ id: shelf.id, code: shelf.code }}
                    mayArrange={page.may('zones.arrange', storeId)}
                  />
                </Card>
              </Section>
            ) : (
              <Section title={t('where.title')} description={t('where.hint')}>
                <Card>
                  <WhereIsIt storeId={storeId} />
                </Card>
              </Section>
            )}
          </div>
        </div>
      ) : (
        <EmptyState title={t('board.noneStore')} />
      )}
    </div>
  );
}

/** Who answers for the zone and how it should look. */
async function ZonePart(props: { page: PageSession; storeId: string; zone: Zone; owner: string | null }) {
  const t = await getTranslations('zones');
  const { page, storeId, zone } = props;
  return (
    <Section
      title={zone.name}
      description={props.owner ? t('board.owner', { name: props.owner }) : t('noOwner')}
    >
      <Card>
        <PlacePhoto
          storeId={storeId}
          zoneId={zone.id}
          place={zone.name}
          photo={zone.photo}
          timeZone={page.timeZoneOf(storeId)}
          mayTake={page.may('zones.arrange', storeId)}
        />
      </Card>
    </Section>
  );
}

async function ShelfList(props: {
  storeId: string;
  zone: Zone;
  chosenId: string | null;
  placed: ReadonlyMap<string, number>;
  mayManage: boolean;
}) {
  const t = await getTranslations('zones');
  const { storeId, zone } = props;
  return (
    <Section
      title={t('where.shelves')}
      actions={props.mayManage ? <AddShelf storeId={storeId} zone={zone} /> : null}
      paper
    >
      {zone.shelves.length === 0 ? <EmptyState title={t('plan.noShelves')} className="py-6" /> : null}
      <ul className="divide-y divide-rule">
        {zone.shelves.map((shelf) => (
          <li
            key={shelf.id}
            className={cn('flex items-center gap-2 pr-2', shelf.id === props.chosenId && 'bg-accent-soft')}
          >
            <Link
              href={`/stores/${storeId}/plan?zone=${zone.id}&shelf=${shelf.id}`}
              aria-current={shelf.id === props.chosenId ? 'true' : undefined}
              className="focus-inset min-h-14 min-w-0 flex-1 px-3 py-2"
            >
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span className="figures font-medium">{shelf.code}</span>
                <span className="text-sm">{shelf.name}</span>
              </span>
              <span className="block text-ink-soft text-sm">
                {t('plan.products', { count: props.placed.get(shelf.id) ?? 0 })}
              </span>
            </Link>
            {props.mayManage ? <ShelfMenu storeId={storeId} shelf={shelf} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

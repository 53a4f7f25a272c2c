import { getTranslations } from 'next-intl/server';
import type { ComponentType } from 'react';
import { OpeningList, openingOf } from '@/components/first-day/opening-list';
import { TourOffer } from '@/components/first-day/tour-offer';
import {
  CashBlock,
  ExceptionsBlock,
  OnDutyBlock,
  RankingBlock,
  TakingsBlock,
} from '@/components/insight/figures-blocks';
import { blocksOf, type HomeBlock } from '@/components/insight/home-blocks';
import { homesOf } from '@/components/insight/homes-of';
import { MyDay } from '@/components/insight/my-day';
import { BoardBlock, ClocksBlock, QueueBlock } from '@/components/insight/report-blocks';
import { SetUpList } from '@/components/insight/set-up-list';
import { StockHome } from '@/components/insight/stock-home';
import { WaitingBlock } from '@/components/my-day/waiting-block';
import { ItemOverview } from '@/components/open-items/item-overview';
import { type PageSession, pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { UnownedOverview } from '@/components/zones/unowned-overview';

export const generateMetadata = pageTitle('shell.nav', 'overview');

const BLOCKS: Record<HomeBlock, ComponentType<{ page: PageSession }>> = {
  takings: TakingsBlock,
  ranking: RankingBlock,
  exceptions: ExceptionsBlock,
  board: BoardBlock,
  items: ItemOverview,
  setUp: SetUpList,
  queue: QueueBlock,
  cash: CashBlock,
  clocks: ClocksBlock,
  onDuty: OnDutyBlock,
  stock: StockHome,
  myDay: MyDay,
  waiting: WaitingBlock,
};

/** The first screen of the office: what each role needs to see first; a person of several roles sees the parts of each. */
export default async function HomePage() {
  const page = await pageSession();
  const [t, reports, nav] = await Promise.all([
    getTranslations('insight'),
    getTranslations('reports'),
    getTranslations('shell.nav'),
  ]);
  const opening = await openingOf(page);
  // Before the first drawer is opened every figure is nothing: only what is left to do stands there.
  const isBefore = opening !== null && !opening.hasBegun;
  const homes = homesOf(page.session.roles);
  const [first] = homes;
  const description =
    first === 'CLERK'
      ? page.session.person.name
      : t(first === 'HEAD_OFFICE' ? 'description.HEAD_OFFICE' : 'description.other');
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={first === 'CLERK' ? t('myDay.title') : nav('overview')}
        description={first ? description : page.session.person.name}
      />
      {first ? null : (
        <EmptyState
          title={reports('welcome', { name: page.session.person.name })}
          description={reports('welcomeHint')}
        />
      )}
      <TourOffer />
      {opening ? <OpeningList opening={opening} /> : null}
      {isBefore ? null : <UnownedOverview page={page} />}
      {(isBefore ? [] : blocksOf(homes)).map((block) => {
        const Block = BLOCKS[block];
        return <Block key={block} page={page} />;
      })}
    </div>
  );
}

import { pageSession } from '@/components/shell/page-session';
import type { ListKey } from '@/server/views/lists';
import { pageContext, serverApi } from '@/trpc/server';
import { ViewsMenu } from './views-menu';

/** The views of a list: which one is open, and the way to the others. Stands first among the list's filters. */
export async function ListViews({ list }: { list: ListKey }) {
  const [api, page, { now }] = await Promise.all([serverApi(), pageSession(), pageContext()]);
  const { path, views, mayShare, mayEndSharing } = await api.views.list({ list });
  return (
    <ViewsMenu
      list={list}
      path={path}
      views={views}
      mayShare={mayShare}
      mayEndSharing={mayEndSharing}
      today={page.businessDayIn(page.storeId, now)}
    />
  );
}

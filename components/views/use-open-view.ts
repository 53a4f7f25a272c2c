import { useSearchParams } from 'next/navigation';
import { keptQuery } from '@/server/views/view-rules';
import type { ViewOfList } from '@/server/views/views-of';
import { onDay } from './named-period';

export interface OpenView {
  /** What the address asks now. */
  asked: string;
  open: ViewOfList | null;
  /** The address asks something else than the view does. */
  isChanged: boolean;
}

/** Which view the address is: the one it names, else the one that asks the same. */
export function useOpenView(views: readonly ViewOfList[], today: string): OpenView {
  const params = useSearchParams();
  const asked = keptQuery(params.toString());
  const asks = (view: ViewOfList) => (view.query === null ? null : keptQuery(onDay(view.query, today)));
  const named = views.find((view) => view.id === params.get('view') && view.query !== null);
  const open = named ?? (asked === '' ? null : views.find((view) => asks(view) === asked)) ?? null;
  // A later page says all of its question, also what the list goes by unasked.
  const isLater = ['cursor', 'offset', 'after'].some((name) => params.has(name));
  return { asked, open, isChanged: open !== null && !isLater && asks(open) !== asked };
}

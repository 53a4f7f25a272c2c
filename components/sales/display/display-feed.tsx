'use client';

import { useLocale } from 'next-intl';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { askedCode, onAskedCode } from '@/client/asked-code';
import { DisplayFeed, displayChannel } from '@/client/customer-display';
import { newId } from '@/client/new-id';
import { maskedName } from '@/lib/masked-name';
import { useCounter } from '../counter-context';
import { useReceiptLink } from '../use-receipt-link';
import { whatIsShown } from './what-is-shown';

/** Tells the customers' display what happens at this counter. It draws nothing and works nothing out before there is time. */
export function DisplayFeedOfCounter({ locked }: { locked: boolean }) {
  const locale = useLocale();
  const { settings, state, view, practice, customers } = useCounter();
  const asked = useSyncExternalStore(onAskedCode, askedCode, () => null);
  const link = useReceiptLink(view.name === 'done' ? view.receipt.number : '') ?? null;
  const feed = useRef<DisplayFeed | null>(null);
  const { basket } = state;
  useEffect(() => {
    const channel = displayChannel();
    if (!channel) return;
    const made = new DisplayFeed(newId(), channel);
    feed.current = made;
    // A window that is reloaded or closed says so; one that dies is missed.
    const leave = () => made.leave();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      feed.current = null;
      made.end();
    };
  }, []);
  useEffect(() => {
    feed.current?.show(() => ({
      store: settings.store.name,
      locale,
      practice: practice !== null,
      member: basket.customer && !locked ? maskedName(customers.get(basket.customer.id)?.name ?? '') : null,
      shown: whatIsShown({
        locked,
        view,
        basket,
        roundingLimitFen: settings.store.roundingLimitFen,
        asked,
        link,
      }),
    }));
  });
  return null;
}

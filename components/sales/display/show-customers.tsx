'use client';

import { usePreferences } from '../use-preferences';
import { later, Needed } from '../when-needed';

const FEED = later(() => import('./display-feed').then((part) => part.DisplayFeedOfCounter));

/** Feeds the customers' display, where this counter has one. Nothing of it is seen here, a failure to load it included. */
export function ShowCustomers({ locked }: { locked: boolean }) {
  if (!usePreferences().display) return null;
  return (
    <div hidden>
      <Needed quiet screen={FEED} props={{ locked }} />
    </div>
  );
}

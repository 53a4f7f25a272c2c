'use client';

import { noteOwner } from '@/client/end-session';
import { rememberPin } from '@/client/pin-verifier';
import { tabletStore } from '@/client/tablet-store';
import { PinPanel } from './pin-panel';

/** The counter's door: after it the counter is loaded anew, with nothing of the last person in memory. */
export function CounterSignIn(props: { storeId: string; wantsPractice?: boolean }) {
  const { storeId, wantsPractice = false } = props;
  return (
    <PinPanel
      onRightPin={async (person, pin) => {
        await tabletStore().locks.clear();
        await noteOwner(tabletStore(), person.id);
        await rememberPin(tabletStore(), { ...person, storeId }, pin);
      }}
      onSignedIn={async () => {
        window.location.assign(wantsPractice ? '/counter?practice=1' : '/counter');
        await new Promise(() => undefined);
      }}
    />
  );
}

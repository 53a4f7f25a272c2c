'use client';

import { PinPanel } from './pin-panel';

/** The counter's door: after it the counter is loaded anew, with nothing of the last person in memory. */
export function CounterSignIn() {
  return (
    <PinPanel
      onSignedIn={async () => {
        window.location.assign('/counter');
        await new Promise(() => undefined);
      }}
    />
  );
}

import type { AsyncLocalStorage } from 'node:async_hooks';
import type { SignedIn } from './gate.mjs';
import type { RequestFrame } from './request-frame.mjs';

// What the plain server and Next's bundles share: no import leads from one to the other.
declare global {
  var daybookFrames: AsyncLocalStorage<RequestFrame> | undefined;
  var daybookSignedIn: SignedIn | undefined;
}

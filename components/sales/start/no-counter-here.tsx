'use client';

import { useEffect } from 'react';
import { forgetCounter } from '@/client/forget-counter';
import { tabletStore } from '@/client/tablet-store';

/** On the page that enrols: this browser is none now, so nothing of an earlier enrolment starts or opens here without the server. */
export function NoCounterHere() {
  useEffect(() => void forgetCounter(tabletStore()), []);
  return null;
}

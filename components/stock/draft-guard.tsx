'use client';

import { useTranslations } from 'next-intl';
import { Component, type ReactNode, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Textarea } from '@/components/ui/textarea';
import { draftText } from './draft-text-rules';
import { draftAside, dropDraftAside, setDraftAside } from './use-draft';

/**
 * Around a form that keeps a draft. A draft the form cannot show is set aside and offered as text, and the form begins anew: no
 * draft breaks its page at every reload.
 */
export function DraftGuard({ draftKey, children }: { draftKey: string; children: ReactNode }) {
  const [round, setRound] = useState(0);
  return (
    <div className="flex flex-col gap-4">
      <Catch
        key={round}
        onBroken={() => {
          setDraftAside(draftKey);
          setRound((now) => now + 1);
        }}
      >
        {children}
      </Catch>
      {/* Last, so that it looks after the form has; first for who reads. */}
      <Aside key={`aside ${round}`} draftKey={draftKey} />
    </div>
  );
}

class Catch extends Component<{ onBroken: () => void; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch() {
    this.props.onBroken();
  }

  override render() {
    return this.state.broken ? null : this.props.children;
  }
}

function Aside({ draftKey }: { draftKey: string }) {
  const t = useTranslations('stock');
  const [kept, setKept] = useState<string | null>(null);
  useEffect(() => setKept(draftAside(draftKey)), [draftKey]);
  if (kept === null) return null;
  return (
    <Callout
      className="order-first"
      tone="warn"
      title={t('setAside')}
      actions={
        <>
          <Button onClick={() => void navigator.clipboard.writeText(draftText(kept))}>
            {t('setAsideCopy')}
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              dropDraftAside(draftKey);
              setKept(null);
            }}
          >
            {t('setAsideDrop')}
          </Button>
        </>
      }
    >
      {t('setAsideHint')}
      <Textarea
        readOnly
        className="mt-2 w-full"
        rows={6}
        aria-label={t('setAside')}
        value={draftText(kept)}
      />
    </Callout>
  );
}

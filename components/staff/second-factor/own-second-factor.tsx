'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import { EnrolSecondFactor } from './enrol-second-factor';
import { RecoveryCodes } from './recovery-codes';

/** Recovery codes left at which somebody should think of new ones. */
const FEW = 3;

/** One's own second factor: how it stands, and what one may do about it. */
export function OwnSecondFactor(props: { isOn: boolean; codesLeft: number; asked: boolean }) {
  const t = useTranslations('staff.secondFactor');
  const router = useRouter();
  const [enrolling, setEnrolling] = useState(false);
  return (
    <Section
      title={
        <span className="inline-flex items-center gap-2">
          {t('title')}
          {props.isOn ? <Badge tone="ok">{t('on')}</Badge> : <Badge>{t('off')}</Badge>}
        </span>
      }
      description={t('description')}
    >
      <Card className="max-w-2xl">
        {enrolling ? (
          <EnrolSecondFactor
            onDone={() => {
              setEnrolling(false);
              router.refresh();
              toast.success(t('turnedOn'));
            }}
            cancel={{ label: t('cancel'), act: () => setEnrolling(false) }}
          />
        ) : props.isOn ? (
          <Held codesLeft={props.codesLeft} asked={props.asked} />
        ) : (
          <Button variant="primary" onClick={() => setEnrolling(true)}>
            {t('turnOn')}
          </Button>
        )}
      </Card>
    </Section>
  );
}

function Held({ codesLeft, asked }: { codesLeft: number; asked: boolean }) {
  const t = useTranslations('staff.secondFactor');
  const client = useTRPCClient();
  const renew = useAct(client.staff.renewRecoveryCodes.mutate, { quiet: true });
  const remove = useAct(client.staff.removeSecondFactor.mutate);
  const router = useRouter();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [removing, setRemoving] = useState(false);
  if (codes) {
    return (
      <RecoveryCodes
        codes={codes}
        onKept={() => {
          setCodes(null);
          router.refresh();
        }}
      />
    );
  }
  const problem = renew.problem ?? remove.problem;
  return (
    <div className="flex flex-col gap-4 text-sm">
      {problem ? <Callout tone="late" title={problem} /> : null}
      {codesLeft <= FEW ? <Callout tone="warn" title={t('fewLeft', { count: codesLeft })} /> : null}
      <p>{t('codesLeft', { count: codesLeft })}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          loading={renew.busy}
          onClick={async () => setCodes((await renew.act({}))?.recoveryCodes ?? null)}
        >
          {t('renew')}
        </Button>
        {asked ? null : (
          <Button variant="danger" disabled={renew.busy} onClick={() => setRemoving(true)}>
            {t('turnOff')}
          </Button>
        )}
      </div>
      {asked ? <p className="text-ink-soft">{t('asked')}</p> : null}
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        tone="danger"
        title={t('turnOffTitle')}
        description={t('turnOffText')}
        confirmLabel={t('turnOff')}
        onConfirm={async () => {
          await remove.act({});
        }}
      />
    </div>
  );
}

'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { useTRPCClient } from '@/trpc/react';
import { AddRobot } from './add-robot';

export type ShownRobot = {
  id: string;
  kind: 'WECOM' | 'DINGTALK';
  name: string;
  waiting: number;
  trouble: string | null;
};

/** The groups' robots of the company, how they fare, and their way in and out. */
export function RobotsPanel({ robots }: { robots: readonly ShownRobot[] }) {
  const t = useTranslations('notices');
  const client = useTRPCClient();
  const [adding, setAdding] = useState(false);
  const [closing, setClosing] = useState<ShownRobot | null>(null);
  const { act, problem } = useAct(client.notices.closeRobot.mutate);
  return (
    <Section
      className="max-w-3xl"
      title={t('robots')}
      actions={
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden />
          {t('addRobot')}
        </Button>
      }
    >
      <Card>
        {problem ? <Callout tone="warn" title={problem} /> : null}
        {robots.length === 0 ? (
          <EmptyState title={t('noRobots')} description={t('noRobotsHint')} />
        ) : (
          <ul className="divide-y divide-rule">
            {robots.map((robot) => (
              <li key={robot.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
                <span className="font-medium">{robot.name}</span>
                <Badge>{t(`robotKinds.${robot.kind}`)}</Badge>
                {robot.waiting > 0 ? <Badge>{t('waiting', { count: robot.waiting })}</Badge> : null}
                {robot.trouble ? (
                  <span className="text-alarm text-sm">{t('trouble', { reason: robot.trouble })}</span>
                ) : null}
                <Button variant="ghost" className="ml-auto" onClick={() => setClosing(robot)}>
                  {t('closeRobot')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {adding ? <AddRobot onClose={() => setAdding(false)} /> : null}
      <ConfirmDialog
        open={closing !== null}
        onOpenChange={() => setClosing(null)}
        title={t('closeRobot')}
        description={t('closeRobotAsk', { name: closing?.name ?? '' })}
        confirmLabel={t('closeRobot')}
        tone="danger"
        onConfirm={async () => {
          if (closing) await act({ robotId: closing.id });
        }}
      />
    </Section>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Card, Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { RunStatus } from '@/server/imports/read-runs';
import { useTRPC } from '@/trpc/react';
import { isOver } from './use-import-run';

const TONES: Record<RunStatus, BadgeTone> = {
  WAITING: 'neutral',
  READING: 'neutral',
  WRITING: 'neutral',
  INTERRUPTED: 'warn',
  DONE: 'ok',
  STOPPED: 'warn',
  CANCELLED: 'warn',
  FAILED: 'late',
};

/** The latest imports, those under way among them, so that whoever left the page finds theirs again. */
export function ImportRuns({ timeZone }: { timeZone: string }) {
  const t = useTranslations('imports.run');
  const trpc = useTRPC();
  const { data: runs = [] } = useQuery({
    ...trpc.imports.runs.queryOptions(),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.every(({ status }) => isOver(status)) ? false : 2_000),
  });
  if (runs.length === 0) return null;
  return (
    <Section title={t('latest')}>
      <Card>
        <ul className="divide-y divide-rule">
          {runs.map((run) => (
            <li key={run.id} className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <TextLink
                href={`${run.kind === 'CUSTOMERS' ? '/customers/import' : '/catalog/import'}?run=${run.id}`}
              >
                {run.fileName}
              </TextLink>
              <Badge tone={TONES[run.status]}>{t(`statuses.${run.status}`)}</Badge>
              <DateTime at={run.startedAt} timeZone={timeZone} className="ml-auto text-ink-soft text-sm" />
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

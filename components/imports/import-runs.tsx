'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Card, Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { RunStanding } from '@/server/imports/read-runs';
import { useTRPC } from '@/trpc/react';
import { isOver } from './use-import-run';

const TONES: Record<RunStanding, BadgeTone> = {
  WAITING: 'neutral',
  READING: 'neutral',
  WRITING: 'neutral',
  INTERRUPTED: 'warn',
  DONE: 'ok',
  STOPPED: 'warn',
  FAILED: 'late',
};

/** The latest imports, those under way among them, so that whoever left the page finds theirs again. */
export function ImportRuns({ timeZone }: { timeZone: string }) {
  const t = useTranslations('imports.run');
  const trpc = useTRPC();
  const { data: runs = [] } = useQuery({
    ...trpc.imports.runs.queryOptions(),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.every(({ standing }) => isOver(standing)) ? false : 2_000),
  });
  if (runs.length === 0) return null;
  return (
    <Section title={t('latest')}>
      <Card>
        <ul className="divide-y divide-rule">
          {runs.map((run) => (
            <li key={run.id} className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <TextLink href={`/catalog/import?run=${run.id}`}>{run.fileName}</TextLink>
              <Badge tone={TONES[run.standing]}>{t(`standings.${run.standing}`)}</Badge>
              <DateTime at={run.startedAt} timeZone={timeZone} className="ml-auto text-ink-soft text-sm" />
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

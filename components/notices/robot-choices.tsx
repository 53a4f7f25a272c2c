'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useErrorText } from '@/components/shell/use-error-text';
import { TimeOfDay } from '@/components/stores/time-of-day';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import { NOTICE_KINDS, type NoticeKind, type QuietHours } from '@/server/notices/notice-rules';
import { useTRPC } from '@/trpc/react';

export type Choice = { kind: NoticeKind; robotId: string };

const NIGHT: QuietHours = { fromMinute: 22 * 60, toMinute: 8 * 60 };

/** Which robot says which kind aloud for me, and when it keeps quiet. */
export function RobotChoices(props: {
  robots: readonly { id: string; name: string; kind: 'WECOM' | 'DINGTALK' }[];
  choices: readonly Choice[];
  quiet: QuietHours | null;
  timeZone: string;
}) {
  const t = useTranslations('notices');
  const trpc = useTRPC();
  const router = useRouter();
  const errorText = useErrorText();
  const [choices, setChoices] = useState(props.choices);
  const [quiet, setQuiet] = useState(props.quiet);
  const { mutate, isPending, error } = useMutation(
    trpc.notices.keepChoices.mutationOptions({
      onSuccess: () => {
        toast.success(t('saved'));
        router.refresh();
      },
    }),
  );
  const isChosen = (one: Choice) => choices.some((choice) => isSame(choice, one));
  const choose = (one: Choice, chosen: boolean) =>
    setChoices([...choices.filter((choice) => !isSame(choice, one)), ...(chosen ? [one] : [])]);
  if (props.robots.length === 0) return null;
  return (
    <Section title={t('settings')} description={t('settingsHint')}>
      <Card className="flex max-w-3xl flex-col gap-4">
        <Table>
          <TableHead>
            <TableRow>
              <TableHeader>{t('kind')}</TableHeader>
              {props.robots.map(({ id, name, kind }) => (
                <TableHeader key={id}>
                  {name} <span className="font-normal text-ink-soft">{t(`robotKinds.${kind}`)}</span>
                </TableHeader>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {NOTICE_KINDS.map((kind) => (
              <TableRow key={kind}>
                <TableCell>{t(`kinds.${kind}`)}</TableCell>
                {props.robots.map(({ id, name }) => (
                  <TableCell key={id}>
                    <Checkbox
                      aria-label={`${t(`kinds.${kind}`)}, ${name}`}
                      checked={isChosen({ kind, robotId: id })}
                      onCheckedChange={(checked) => choose({ kind, robotId: id }, checked)}
                    />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
        <Checkbox
          label={t('quietOn')}
          hint={t('quietHint')}
          checked={quiet !== null}
          onCheckedChange={(checked) => setQuiet(checked ? NIGHT : null)}
        />
        {quiet ? (
          <div className="flex flex-wrap gap-4">
            <Field label={t('quietFrom')}>
              <TimeOfDay
                minute={quiet.fromMinute}
                onMinuteChange={(fromMinute) => setQuiet({ ...quiet, fromMinute })}
              />
            </Field>
            <Field label={t('quietTo')}>
              <TimeOfDay
                minute={quiet.toMinute}
                onMinuteChange={(toMinute) => setQuiet({ ...quiet, toMinute })}
              />
            </Field>
          </div>
        ) : null}
        {error ? <Callout tone="warn" title={errorText(error)} /> : null}
        <div>
          <Button
            variant="primary"
            loading={isPending}
            onClick={() =>
              mutate({ choices: [...choices], quiet: quiet && { ...quiet, timeZone: props.timeZone } })
            }
          >
            {t('save')}
          </Button>
        </div>
      </Card>
    </Section>
  );
}

function isSame(a: Choice, b: Choice): boolean {
  return a.kind === b.kind && a.robotId === b.robotId;
}

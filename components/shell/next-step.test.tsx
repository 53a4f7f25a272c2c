import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import errors from '@/messages/en/errors.json';
import shell from '@/messages/en/shell.json';
import { NextStep } from './next-step';
import { ShellSessionProvider } from './session';
import { useErrorText } from './use-error-text';

function drawn(what: ReactNode): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ shell, errors }} timeZone="Asia/Shanghai">
      {what}
    </NextIntlClientProvider>,
  );
}

function Refused() {
  return useErrorText()({ code: 'FORBIDDEN', params: { permission: 'tills.close' } });
}

test('whoever may goes on, anybody else reads whose work it is, from the one table of rights', () => {
  const step = (may: boolean) =>
    drawn(
      <NextStep permission="stocktake.plan" may={may} ways={[{ label: 'New stocktake', href: '/new' }]} />,
    );
  expect(step(true)).toContain('href="/new"');
  expect(step(true)).not.toContain(shell.roles.STORE_MANAGER);
  expect(step(false)).not.toContain('href');
  expect(step(false)).toContain(shell.roles.STORE_MANAGER);
});

test('a refusal never tells the administrator to ask the administrator', () => {
  const as = (role: string) =>
    drawn(
      <ShellSessionProvider
        session={{
          person: { id: 'p', name: 'Wang' },
          roles: [role],
          permissions: [],
          stores: [],
          currentStoreId: null,
          days: { timeZone: 'Asia/Shanghai', dayStartMinute: 240 },
          locale: 'en',
          atCounter: false,
        }}
      >
        <Refused />
      </ShellSessionProvider>,
    );
  expect(as('CLERK')).toContain('administrator');
  expect(as('ADMIN')).not.toContain('administrator');
  expect(as('ADMIN')).toContain('give yourself a role');
});

import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, it, vi } from 'vitest';
import reports from '@/messages/en/reports.json';
import { PickupsPart } from '@/tests/report-section/pickups-part';
import { ReportFigures } from './figures';

/** Further lines of section-parts.tsx. */
const more = vi.hoisted(() => ({ parts: {} as Record<string, unknown> }));
vi.mock('./section-parts', async (original) => {
  const real = await original<typeof import('./section-parts')>();
  return {
    get SECTION_PARTS() {
      return { ...real.SECTION_PARTS, ...more.parts };
    },
  };
});

const words = {
  reports,
  pickupsOfDay: { title: 'Handed over', line: '{count} times, {pieces} pieces on {day}' },
};

type Figures = Parameters<typeof ReportFigures>[0];

function page(sections: Record<string, unknown>, unread: Figures['unread'] = []): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={words} timeZone="Asia/Shanghai">
      <ReportFigures
        storeId="s"
        day="2026-11-01"
        timeZone="Asia/Shanghai"
        sections={sections as Figures['sections']}
        unread={unread}
        people={{ p: 'Wang Xiaoyu' }}
        papers={{ storeId: 's', day: '2026-11-01', timeZone: 'Asia/Shanghai', lines: [], mayAdd: false }}
      />
    </NextIntlClientProvider>,
  );
}

const stock = { version: 1, figures: { stock: [], belowZero: 2 }, details: null };
const pickups = {
  version: 1,
  figures: { handedOver: 3, pieces: '4.5', people: ['p'] },
  details: { note: '2026-11-01' },
};

beforeEach(() => {
  more.parts = {};
});

it('a section is shown by the part that is registered under its name', () => {
  more.parts = { pickups: PickupsPart };
  const html = page({ stock, pickups });
  expect(html).toContain('3 times, 4.5 pieces on 2026-11-01');
  expect(html).toContain('Wang Xiaoyu');
  expect(html.indexOf(reports.stock)).toBeLessThan(html.indexOf('Handed over'));
});

it('a report from before the section was there is shown without it', () => {
  more.parts = { pickups: PickupsPart };
  const html = page({ stock });
  expect(html).toContain(reports.stock);
  expect(html).not.toContain('Handed over');
  expect(html).not.toContain(reports.unread);
});

it('what only a later release can read is said, beside all that is readable', () => {
  expect(page({ stock }, ['pickups'])).toContain(reports.unread);
  expect(page({ stock }, ['pickups'])).toContain(reports.stock);
  expect(page({}, null)).toContain(reports.unread);
});

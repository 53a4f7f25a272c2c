import { expect, test } from 'vitest';
import { type FeedShift, feedText } from './feed-text';

const NOW = new Date('2026-10-20T08:00:00Z');
const WORDS = {
  title: '我的班次',
  kindOf: (kind: string) => (kind === 'WORK' ? '上班' : kind),
  leaveOf: (kind: string, minutes: number) => `${kind} ${minutes}`,
};
const shift = (over: Partial<FeedShift> = {}): FeedShift => ({
  id: 'a',
  personId: 'li',
  breakMinutes: 60,
  leaves: [],
  startsAt: new Date('2026-10-25T08:00:00Z'),
  endsAt: new Date('2026-10-25T16:00:00Z'),
  kind: 'WORK',
  note: '',
  version: 3,
  store: '北门店, 二楼',
  timeZone: 'Europe/London',
  ...over,
});
/** Long lines are folded; a calendar puts them together again. */
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('a shift stands by its store’s clock, whichever zone the server is in', () => {
  const told = lines(feedText([shift()], WORDS, NOW));
  // The clock went back that morning.
  expect(told).toContain('DTSTART;TZID=Europe/London:20261025T080000');
  const summer = shift({
    startsAt: new Date('2026-10-24T08:00:00Z'),
    endsAt: new Date('2026-10-24T16:00:00Z'),
  });
  expect(lines(feedText([summer], WORDS, NOW))).toContain('DTSTART;TZID=Europe/London:20261024T090000');
  expect(told).toContain('DTSTAMP:20261020T080000Z');
  expect(told.filter((line) => line === 'BEGIN:VTIMEZONE')).toHaveLength(1);
});

test('zones of several stores are each told once', () => {
  const far = shift({ id: 'b', timeZone: 'Asia/Shanghai' });
  const told = lines(feedText([shift(), far, shift({ id: 'c' })], WORDS, NOW));
  expect(told.filter((line) => line.startsWith('TZID:')).sort()).toEqual([
    'TZID:Asia/Shanghai',
    'TZID:Europe/London',
  ]);
  expect(told).toContain('DTSTART;TZID=Asia/Shanghai:20261025T160000');
});

test('words that mean something to a calendar stay words', () => {
  const told = lines(feedText([shift({ note: 'keys; bag\nEND:VEVENT' })], WORDS, NOW));
  expect(told).toContain('LOCATION:北门店\\, 二楼');
  expect(told).toContain('DESCRIPTION:keys\\; bag\\nEND:VEVENT');
  expect(told.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  expect(lines(feedText([], WORDS, NOW))).not.toContain('BEGIN:VEVENT');
});

const leave = (from: string, to: string, state = 'APPROVED') => ({
  ...{ personId: 'li', kind: 'ANNUAL', state },
  ...{ startsAt: new Date(`2026-10-25T${from}:00Z`), endsAt: new Date(`2026-10-25T${to}:00Z`) },
});

test('a shift that leave took whole is called off and busy no more, and says why', () => {
  const told = lines(feedText([shift({ leaves: [leave('00:00', '23:59')] })], WORDS, NOW));
  for (const line of ['UID:a@daybook', 'STATUS:CANCELLED', 'TRANSP:TRANSPARENT', 'SEQUENCE:301'])
    expect(told).toContain(line);
  expect(told).toContain('SUMMARY:ANNUAL 420 · 北门店\\, 二楼');
  expect(told.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
});

test('leave in part shortens a shift, or parts it', () => {
  const short = lines(feedText([shift({ leaves: [leave('08:00', '10:00')] })], WORDS, NOW));
  expect(short).toContain('DTSTART;TZID=Europe/London:20261025T100000');
  expect(short).toContain('DESCRIPTION:ANNUAL 120');
  expect(short.join()).not.toContain('CANCELLED');
  const parted = lines(feedText([shift({ leaves: [leave('10:00', '11:00')] })], WORDS, NOW));
  expect(parted.filter((line) => line.startsWith('UID:'))).toEqual(['UID:a@daybook', 'UID:a-2@daybook']);
  expect(parted.filter((line) => line.startsWith('DTEND'))).toEqual([
    'DTEND;TZID=Europe/London:20261025T100000',
    'DTEND;TZID=Europe/London:20261025T160000',
  ]);
});

test('a calendar takes each change for the later one: given, taken back, published anew', () => {
  const sequence = (over: Partial<FeedShift>) =>
    Number(/SEQUENCE:(\d+)/.exec(feedText([shift(over)], WORDS, NOW))?.[1]);
  const turns = [
    sequence({}),
    sequence({ leaves: [leave('00:00', '23:59')] }),
    sequence({ leaves: [leave('00:00', '23:59', 'WITHDRAWN')] }),
    sequence({ version: 4 }),
  ];
  expect(turns).toEqual([300, 301, 302, 400]);
  const back = feedText([shift({ leaves: [leave('00:00', '23:59', 'WITHDRAWN')] })], WORDS, NOW);
  expect(back).not.toContain('CANCELLED');
});

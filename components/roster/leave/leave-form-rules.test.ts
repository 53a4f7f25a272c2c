import { expect, test } from 'vitest';
import { readLeave, type WrittenLeave } from './leave-form-rules';

const written = (over: Partial<WrittenLeave> = {}): WrittenLeave => ({
  ...{ from: '2026-12-07', to: '2026-12-09', part: 'WHOLE', fromTime: '', toTime: '' },
  ...over,
});

test('whole days last to the last; half days and hours are of one', () => {
  expect(readLeave(written()).asked).toEqual({ fromDay: '2026-12-07', toDay: '2026-12-09', part: 'WHOLE' });
  expect(readLeave(written({ part: 'MORNING', to: '' })).asked).toMatchObject({ toDay: '2026-12-07' });
  expect(readLeave(written({ part: 'HOURS', fromTime: '14:00', toTime: '16:30' })).asked).toMatchObject({
    ...{ toDay: '2026-12-07', fromMinute: 840, toMinute: 990 },
  });
});

test('what is wrong stands at the field it is wrong in', () => {
  expect(readLeave(written({ to: '2026-12-01' })).faults).toEqual({ to: 'badDates' });
  expect(readLeave(written({ from: '', to: '' })).faults).toEqual({ from: 'noDay', to: 'noDay' });
  expect(readLeave(written({ to: '2028-12-01' })).faults).toEqual({ to: 'tooLong' });
  expect(readLeave(written({ part: 'HOURS' })).faults).toEqual({ fromTime: 'noTime', toTime: 'noTime' });
  expect(readLeave(written({ part: 'HOURS', fromTime: '14:00', toTime: '13:00' })).faults).toEqual({
    toTime: 'badTimes',
  });
});

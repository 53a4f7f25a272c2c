import { expect, test } from 'vitest';
import { ACTIONS } from '@/components/audit/actions';
import { permissionNames } from '@/server/staff/permissions';
import { namesEver, presentName } from './name-rules';

test('what is called otherwise today is found under both names, and said by the present one', () => {
  expect(namesEver('handovers.handOver')).toEqual(['handovers.handOver', 'zones.handOver']);
  expect(presentName('zones.handOver')).toBe('handovers.handOver');
  expect(namesEver('tills.open')).toEqual(['tills.open']);
  expect(presentName('tills.open')).toBe('tills.open');
});

test('no act and no right goes by a former name', () => {
  const today = [...ACTIONS, ...permissionNames()];
  expect(today.filter((name) => presentName(name) !== name)).toEqual([]);
});

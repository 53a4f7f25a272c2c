import { expect, it } from 'vitest';
import { kindOfPaymentCode } from './payment-code';

it('knows payment codes from goods, cards and receipts', () => {
  expect(kindOfPaymentCode('134567890123456789')).toBe('WECHAT');
  expect(kindOfPaymentCode('103456789012345678')).toBe('WECHAT');
  expect(kindOfPaymentCode('283456789012345678')).toBe('ALIPAY');
  expect(kindOfPaymentCode('2534567890123456')).toBe('ALIPAY');
  expect(kindOfPaymentCode('301234567890123456789012')).toBe('ALIPAY');
  for (const other of [
    '6901234567892',
    '16901234567890',
    '163456789012345678',
    '313456789012345678',
    '13456789012345678',
    '6222021234567890123',
    'S01-01A-000123',
    '13456789012345678X',
    '',
  ])
    expect(kindOfPaymentCode(other)).toBeNull();
});

import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import errorWords from '@/messages/en/errors.json';
import english from '@/messages/en/openItems.json';
import chineseErrors from '@/messages/zh-CN/errors.json';
import chinese from '@/messages/zh-CN/openItems.json';
import { refusalWords } from './refusal-words';

function said(locale: 'en' | 'zh-CN', field: string, problem: string): string {
  const messages = locale === 'en' ? english : chinese;
  const t = createTranslator({ locale, messages: { openItems: messages }, namespace: 'openItems.refused' });
  const errors = createTranslator({
    locale,
    messages: { errors: locale === 'en' ? errorWords : chineseErrors },
    namespace: 'errors',
  });
  const ticket = { number: 'S01-01A-000001', errorCode: 'INVALID_INPUT', params: { field, problem } };
  return refusalWords(ticket, { t, errors } as never);
}

test('a ticket whose time makes no sense says that the clock was wrong', () => {
  expect(said('en', 'occurredAt', 'Invalid input')).toMatch(
    /because the tablet’s clock was wrong and the time of sale/,
  );
  expect(said('zh-CN', 'occurredAt', 'Invalid input')).toMatch(/^平板时钟不准，销售时间用不了。/);
});

test('a line says what was wrong with which part of it', () => {
  expect(said('en', 'lines.1.quantity', 'required')).toMatch(/^Line 2: the quantity did not arrive\./);
  expect(said('en', 'lines.1.productId', 'Invalid UUID')).toMatch(
    /^Line 2: the product was not recognised\./,
  );
  expect(said('zh-CN', 'tenders.0.amountFen', 'Too big')).toMatch(/^第 1 笔收款有问题：金额太大或太长。/);
});

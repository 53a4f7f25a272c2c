import { expect, it } from 'vitest';
import { readPhones } from './read-phones';

const MOBILE = { e164: '+8613812345678', isMobile: true };
const LANDLINE = { e164: '+862584561234', isMobile: false };

it.each([
  ['13812345678', [MOBILE]],
  ['138 1234 5678', [MOBILE]],
  ['138-1234-5678', [MOBILE]],
  ['+86 138 1234 5678', [MOBILE]],
  ["'13812345678", [MOBILE]],
  ['\t13812345678', [MOBILE]],
  ['="13812345678"', [MOBILE]],
  ['13812345678.0', [MOBILE]],
  ['１３８１２３４５６７８', [MOBILE]],
  ['025-84561234', [LANDLINE]],
  ['(025) 8456 1234', [LANDLINE]],
  ['13812345678/025-84561234', [MOBILE, LANDLINE]],
  ['13812345678、02584561234', [MOBILE, LANDLINE]],
  ['13812345678，13900001111', [MOBILE, { e164: '+8613900001111', isMobile: true }]],
  ['13812345678 13900001111', [MOBILE, { e164: '+8613900001111', isMobile: true }]],
  ['13812345678\n13900001111', [MOBILE, { e164: '+8613900001111', isMobile: true }]],
  ['+44 20 7946 0958', [{ e164: '+442079460958', isMobile: false }]],
  ['+1 213 373 4253', [{ e164: '+12133734253', isMobile: true }]],
  ['', []],
  ['-', []],
])('reads %j', (cell, numbers) => expect(readPhones(cell)).toEqual(numbers));

it.each([
  ['138****5678', 'PHONE_MASKED'],
  ['138xxxx5678', 'PHONE_MASKED'],
  ['*******5678', 'PHONE_MASKED'],
  ['138＊＊＊＊5678', 'PHONE_MASKED'],
  ['1.38E+10', 'PHONE_LOST_DIGITS'],
  ['1.38123E10', 'PHONE_LOST_DIGITS'],
  ['1381234567', 'PHONE_WRONG'],
  ['12345', 'PHONE_WRONG'],
  ['没有', 'PHONE_WRONG'],
  ['13812345678/123', 'PHONE_WRONG'],
  ['1'.repeat(10_000), 'PHONE_WRONG'],
  ['😀'.repeat(10_000), 'PHONE_WRONG'],
])('refuses %.20j', (cell, problem) => expect(readPhones(cell)).toBe(problem));

import { expect, it } from 'vitest';
import { cssText, pageFooter } from './paper-footer';

it('lets nothing out of its text', () => {
  expect(cssText('李 "x"\\ </style> ;}')).toBe('"李 \\22 x\\22 \\5c  \\3c \\2f style\\3e  \\3b \\7d "');
  expect(cssText('打印于 11月29日 09:41 · 王芳')).toBe('"打印于 11月29日 09:41 · 王芳"');
});

it('counts the pages between the words of the language', () => {
  const rule = pageFooter('sheet-a4', { printed: 'P', demo: '', pages: ['第 ', ' 页，共 ', ' 页'] });
  expect(rule).toContain('@page sheet-a4 {');
  expect(rule).toContain('content: "第 " counter(page) " 页，共 " counter(pages) " 页";');
});

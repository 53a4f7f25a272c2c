import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Checkbox } from './checkbox';
import { Progress } from './progress';
import { RadioGroup } from './radio-group';
import { Switch } from './switch';

const PARTS = {
  checkbox: <Checkbox label="The name" />,
  switch: <Switch label="The name" />,
  progressbar: <Progress label="The name" value={1} max={7} />,
  radio: (
    <RadioGroup
      aria-label="Which"
      value="one"
      onValueChange={() => undefined}
      options={[{ value: 'one', label: 'The name', hint: 'and more' }]}
    />
  ),
};

// On a slow line the page is read before its scripts have come.
test.each(Object.entries(PARTS))('a %s has its name in what the server sends', (role, part) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{}} timeZone="Asia/Shanghai">
      {part}
    </NextIntlClientProvider>,
  );
  const tag = new RegExp(`<[^>]*role="${role}"[^>]*>`).exec(html)?.[0] ?? '';
  const labelId = /aria-labelledby="([^"]+)"/.exec(tag)?.[1];
  expect(tag).not.toBe('');
  expect(html).toContain(`id="${labelId}">The name<`);
});

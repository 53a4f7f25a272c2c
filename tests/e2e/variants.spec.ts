import { expect, type Page, test } from '@playwright/test';
import { formatMoney, formatQuantity } from '@/lib/format';
import { act, ask, type Store } from './api';
import { PEOPLE } from './demo';
import { journeyLanguages } from './languages';
import { newTill } from './new-till';
import { expectAccessible, expectNoOverflow, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { letPass } from './pages/hands';
import { Office, speak } from './pages/office';
import { wordsIn } from './words';

// Colours and sizes of one model: made in the office, one tile at the counter, each sold and counted as the product it is.

interface Variant {
  id: string;
  code: string;
  values: string[];
  barcode: string | null;
}

for (const locale of journeyLanguages('en')) {
  const words = wordsIn(locale);
  test.describe(`variants, ${locale}`, () => {
    test.describe.configure({ mode: 'serial' });
    const code = crypto.randomUUID().slice(0, 8).toUpperCase();
    const name = locale === 'en' ? `Crew-neck tee ${code}` : `圆领短袖 ${code}`;
    const [red, blue] = locale === 'en' ? ['Red', 'Blue'] : ['红', '蓝'];
    let admin: Office;
    let manager: Office;
    let store: Store;
    let counter: Counter;
    let page: Page;
    let variants: Variant[];

    test.beforeAll(async ({ browser, baseURL }) => {
      const open = async () => {
        const context = await browser.newContext();
        await speak(context, locale, baseURL ?? '');
        return context.newPage();
      };
      admin = new Office(await open(), locale);
      await admin.signIn(PEOPLE.admin);
      manager = new Office(await open(), locale);
      await manager.signIn(PEOPLE.otherManager);
      store = await manager.store('S02');
      page = await open();
      counter = new Counter(page, locale);
    });
    test.afterAll(async () => {
      for (const one of [admin.page, manager.page, page]) await one?.context().close();
    });

    const variantOf = (...values: string[]) => {
      const found = variants.find((one) => one.values.join() === values.join());
      if (!found) throw new Error(values.join());
      return found;
    };
    const goods = (...values: string[]) => ({
      name,
      spec: values.join(' / '),
      code: variantOf(...values).code,
    });

    test('a product becomes a model, its combinations beside it', async () => {
      const office = admin.page;
      const facts = { unit: '件', decimals: 0, categoryName: null, floorPriceFen: null, cost: null };
      const { productId } = await act<{ productId: string }>(office, 'catalog.save', {
        ...{
          code,
          name,
          listPriceFen: 8_900,
          ...facts,
          taxRateBp: 1300,
          barcodes: [`B${code}`],
          active: true,
        },
      });
      await office.goto(`/catalog/${productId}`);
      await office.getByRole('link', { name: words('catalog.models.makeModelOf') }).click();
      const option = (number: number) =>
        office.getByRole('group', { name: words('catalog.models.option', { number }) });
      await option(1).getByLabel(words('catalog.models.own')).fill(red);
      await option(1).getByLabel(words('catalog.models.otherValues')).fill(`${blue}，${blue}`);
      await office.getByRole('button', { name: words('catalog.models.addOption') }).click();
      await option(2)
        .getByRole('textbox', { name: words('catalog.models.option', { number: 2 }) })
        .fill(words('catalog.models.examples.1'));
      await option(2).getByLabel(words('catalog.models.own')).fill('S');
      await option(2).getByLabel(words('catalog.models.otherValues')).fill('M, l, L');
      const grid = office.getByRole('table', { name: words('catalog.models.newVariants') });
      await expect(grid.getByRole('row')).toHaveCount(6);
      // Blue comes in no S.
      await grid.getByRole('checkbox', { name: `${blue} / S` }).click();
      await grid.getByLabel(words('catalog.models.barcodeOf', { variant: `${blue} / M` })).fill(`BM${code}`);
      await office.getByRole('switch', { name: words('catalog.models.makeBarcodes') }).click();
      await expectAccessible(office, 'a new model');
      await office.getByRole('button', { name: words('catalog.models.makeModel', { count: 4 }) }).click();
      await expect(office.getByRole('heading', { name, exact: true })).toBeVisible();
      const modelId = office.url().split('/').at(-1) ?? '';
      ({ variants } = await ask<{ variants: Variant[] }>(office, 'catalog.models.get', { modelId }));
      expect(variants.map(({ values }) => values.join(' '))).toEqual([
        ...[`${red} S`, `${red} M`, `${red} l`, `${blue} M`, `${blue} l`],
      ]);
      expect(variants.every(({ barcode }) => barcode !== null)).toBe(true);
      await act(admin.page, 'catalog.models.setPrice', {
        modelId,
        listPriceFen: 9_900,
        seen: [{ productId: variantOf(blue, 'l').id, listPriceFen: 8_900 }],
      });
    });

    test('the counter shows one tile; the picker says what there is, and works without a line', async ({
      browser,
    }) => {
      const till = await newTill(browser, manager.page, store);
      await counter.enrol(await manager.enrolmentCode(till));
      await counter.signIn(PEOPLE.otherClerk);
      await counter.openTill('300');
      const search = counter.find.getByRole('searchbox');
      await search.fill(code);
      const tile = counter.find.getByRole('button', { name: new RegExp(name) });
      await expect(tile).toHaveCount(1);
      await expect(tile).toContainText(words('sales.variants.count', { count: 5 }));
      await expect(tile).toContainText(words('sales.variants.from', { low: formatMoney(8_900) }));
      await page.context().setOffline(true);
      await tile.click();
      const picker = page.getByRole('dialog', { name });
      const colour = picker.getByRole('radiogroup', {
        name: new RegExp(`^${words('catalog.models.examples.0')}`),
      });
      await colour.getByRole('radio', { name: new RegExp(`^${blue}`) }).click();
      // Blue was never made in S.
      await expect(picker.getByRole('radio', { name: /^S/ })).toContainText(words('sales.variants.notMade'));
      await picker.getByRole('radio', { name: /^l/ }).click();
      await expect(picker.getByText(words('sales.variants.stockUnknown'))).toBeVisible();
      await expectAccessible(page, 'the picker');
      await page.setViewportSize(PHONE);
      await expectNoOverflow(page, 'the picker');
      await page.setViewportSize({ width: 1280, height: 800 });
      await picker
        .getByRole('button', { name: `${words('sales.variants.add')} ${formatMoney(9_900)}` })
        .click();
      await expect(picker).toBeHidden();
      await expect(counter.basket).toContainText(`${blue} / l`);
      await page.context().setOffline(false);
    });

    test('by keys alone: arrows walk over the values, Enter takes the variant', async () => {
      const search = counter.find.getByRole('searchbox');
      await search.fill(code);
      await search.press('Enter');
      const picker = page.getByRole('dialog', { name });
      await expect(picker).toBeVisible();
      await picker.getByRole('radio').first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowRight');
      await letPass(page, 500);
      await page.keyboard.press('Enter');
      await expect(picker).toBeHidden();
      await expect(counter.basket).toContainText(`${red} / M`);
      await search.fill('');
    });

    test('a scan goes to its line; the line changes to another colour with its note and quantity', async () => {
      const { barcode } = variantOf(blue, 'M');
      await letPass(page, 500);
      const line = counter.basket.getByRole('button', { name: new RegExp(`${blue} / M`), pressed: true });
      await expect(async () => {
        await page.keyboard.type(barcode ?? '');
        await page.keyboard.press('Enter');
        await expect(line).toBeVisible({ timeout: 4_000 });
      }).toPass({ timeout: 30_000 });
      await expect(page.getByRole('dialog')).toBeHidden();
      await letPass(page, 500);
      await counter
        .button('sales.basket.moreOf', { name: `${name} ${blue} / M ${variantOf(blue, 'M').code}` })
        .click();
      await expect(line).toContainText('× 2');
      await page
        .getByRole('button', {
          name: words('sales.variants.swapTool', {
            name: `${name} ${blue} / M ${variantOf(blue, 'M').code}`,
          }),
        })
        .click();
      const picker = page.getByRole('dialog');
      await picker.getByRole('radio', { name: new RegExp(`^${red}`) }).click();
      // One press.
      await expect(picker).toBeHidden();
      const changed = counter.basket.getByRole('button', { pressed: true }).first();
      await expect(changed).toContainText(`${red} / M`);
      await expect(changed).toContainText('× 2');
      await counter.pay();
      await counter.tender('CARD');
      const number = await counter.finish(9_900 + 3 * 8_900);
      await counter.next();
      await counter.openReceipt(number);
      await expect(page.getByText(goods(red, 'M').spec).first()).toBeVisible();
    });

    test('the matrix shows what is left of each, and opens to the entries', async () => {
      const office = manager.page;
      const { model } = await ask<{ model: { id: string } }>(office, 'catalog.product', {
        productId: variantOf(red, 'M').id,
      });
      await expect(async () => {
        await office.goto(`/catalog/models/${model.id}`);
        const matrix = office.getByRole('table', { name: words('catalog.models.matrixLabel', { name }) });
        await expect(matrix.getByRole('link', { name: new RegExp(`${red} / M`) })).toHaveText(
          formatQuantity('-3'),
          {
            timeout: 1_000,
          },
        );
      }).toPass({ timeout: 20_000 });
      await expectAccessible(office, 'the matrix');
      await office.setViewportSize(PHONE);
      await expectNoOverflow(office, 'the matrix');
      await office.setViewportSize({ width: 1280, height: 800 });
      const [file] = await Promise.all([
        office.waitForEvent('download'),
        office.getByRole('link', { name: 'Excel' }).click(),
      ]);
      expect(file.suggestedFilename()).toContain('.xlsx');
      await office
        .getByRole('link', { name: new RegExp(`${red} / M`) })
        .first()
        .click();
      await expect(office.getByRole('heading', { name: `${name} ${red} / M` })).toBeVisible();
    });
  });
}

import { type BrowserContext, expect, test } from '@playwright/test';
import { type Goods, goodsInStock, type Store } from './api';
import { PEOPLE } from './demo';
import { newTill } from './new-till';
import { DESK, expectAccessible, PHONE } from './pages/accessible';
import { Counter } from './pages/counter';
import { letPass } from './pages/hands';
import { Office, speak } from './pages/office';

interface Heard {
  hertz: number;
  gain: number;
}

/** In place of the tablet's loudspeaker; runs in the page. */
function recordSounds(): void {
  const heard: Heard[] = [];
  class Recorder {
    currentTime = 0;
    destination = {};
    createGain() {
      return { gain: { value: 0 }, connect: () => undefined };
    }
    createOscillator() {
      let to = { gain: { value: 0 } };
      const frequency = { value: 0 };
      return {
        type: '',
        frequency,
        connect: (volume: typeof to) => {
          to = volume;
        },
        start: () => void heard.push({ hertz: frequency.value, gain: to.gain.value }),
        stop: () => undefined,
      };
    }
  }
  Object.assign(window, { AudioContext: Recorder, heard });
}

// What is set for this counter alone: its keys, chosen by pressing them, and its sounds.
test.describe('声音与快捷键', () => {
  test.describe.configure({ mode: 'serial' });
  let manager: Office;
  let context: BrowserContext;
  let counter: Counter;
  let store: Store;
  let goods: Goods;
  const press = (key: string) => counter.page.keyboard.press(key);
  const word = (key: string, values?: Record<string, string | number>) =>
    counter.words(`sales.keys.${key}`, values);
  const sheet = () => counter.page.getByRole('dialog');
  const change = (act: string) => counter.button('sales.keys.changeOf', { act: word(act) });
  const rowOf = (act: string) =>
    sheet()
      .getByRole('listitem')
      .filter({ hasText: word(act) });
  const takeSounds = () =>
    counter.page.evaluate(() => (window as unknown as { heard: Heard[] }).heard.splice(0));
  const onPaying = () => counter.page.getByRole('region', { name: counter.words('sales.pay.tenders') });
  const scan = async () => {
    await letPass(counter.page, 500);
    await counter.scan(goods.barcode, goods.name);
    await letPass(counter.page, 500);
  };
  const openKeys = async () => {
    await letPass(counter.page, 500);
    await press('?');
    await expect(sheet()).toBeVisible();
  };

  test.beforeAll(async ({ browser }) => {
    manager = new Office(await (await browser.newContext()).newPage());
    context = await browser.newContext();
    await context.addInitScript(recordSounds);
    counter = new Counter(await context.newPage());
    await manager.signIn(PEOPLE.otherManager);
    store = await manager.store('S02');
    const [towel] = await goodsInStock(manager.page, store.id, 1, '浴巾');
    if (!towel) throw new Error('towels are in stock');
    goods = towel;
    const till = await newTill(browser, manager.page, store);
    await counter.enrol(await manager.enrolmentCode(till));
    await counter.signIn(PEOPLE.otherClerk);
    await counter.openTill('300');
  });
  test.afterAll(async () => {
    await manager.page.context().close();
    await context.close();
  });

  test('只用键盘：按 ? 看快捷键，把收款改成 F8，刷新后还是', async () => {
    await scan();
    await openKeys();
    await expect(rowOf('pay')).toContainText('F9');
    await change('pay').focus();
    await press('Enter');
    await expect(sheet()).toContainText(word('press'));
    await press('F8');
    await expect(rowOf('pay')).toContainText('F8');
    await expect(change('pay')).toBeFocused();
    await press('Escape');
    await expect(sheet()).toBeHidden();
    await counter.page.reload();
    await expect(counter.basket).toContainText(goods.name);
    await letPass(counter.page, 500);
    await press('F9');
    await letPass(counter.page, 500);
    await press('F8');
    await expect(onPaying()).toBeVisible();
    await press('Escape');
    await expect(counter.basket).toBeVisible();
  });

  test('扫码枪、浏览器和收银台自己的键说明为什么不行，Esc 不改', async () => {
    await openKeys();
    await change('pay').click();
    for (const [key, why] of [
      ['5', 'scanner'],
      ['F5', 'browser'],
      ['Control+p', 'browser'],
      ['Backspace', 'counter'],
    ] as const) {
      await press(key);
      const name = key.replace('Control', 'Ctrl');
      await expect(sheet()).toContainText(word(`whyNot.${why}`, { key: name }));
    }
    await expectAccessible(counter.page, '快捷键');
    await press('Escape');
    await expect(sheet()).toBeVisible();
    await expect(rowOf('pay')).toContainText('F8');
  });

  test('用过的键说明是谁的，可以对换；一按恢复默认', async () => {
    await change('pay').click();
    await press('F4');
    await expect(sheet()).toContainText(word('taken', { key: 'F4', act: word('hold') }));
    await counter.button('sales.keys.swap').click();
    await expect(rowOf('pay')).toContainText('F4');
    await expect(rowOf('hold')).toContainText('F8');
    await expect(change('pay')).toBeFocused();
    await counter.button('sales.keys.reset').click();
    await expect(rowOf('pay')).toContainText('F9');
    await expect(rowOf('hold')).toContainText('F4');
    await press('Escape');
    await letPass(counter.page, 500);
    await press('F9');
    await expect(onPaying()).toBeVisible();
    await press('Escape');
    await expect(onPaying()).toBeHidden();
    await expect(counter.basket).toBeVisible();
  });

  test('只用手指：静音“扫到商品”，调响，试听；刷新后还是', async () => {
    await takeSounds();
    await scan();
    expect(await takeSounds()).toContainEqual({ hertz: 1_760, gain: 0.08 });
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.keys') }).click();
    await counter.page.getByRole('radio', { name: counter.words('sales.settings.sections.sounds') }).click();
    await counter.page.getByRole('switch', { name: counter.words('sales.settings.kinds.found') }).click();
    await counter.page.getByRole('radio', { name: counter.words('sales.settings.volumes.high') }).click();
    await takeSounds();
    const error = counter.words('sales.settings.kinds.error');
    await counter.button('sales.settings.listenTo', { sound: error }).click();
    expect(await takeSounds()).toEqual([
      { hertz: 330, gain: 0.25 },
      { hertz: 247, gain: 0.25 },
    ]);
    await expectAccessible(counter.page, '声音');
    await counter.page.setViewportSize(PHONE);
    await expectAccessible(counter.page, '声音，手机');
    await counter.page.setViewportSize(DESK);
    await press('Escape');
    await counter.page.reload();
    await expect(counter.basket).toContainText(goods.name);
    await takeSounds();
    await scan();
    await counter.page.keyboard.type('6999999999991');
    await press('Enter');
    await expect(
      counter.page.getByText(counter.words('sales.find.unknown', { code: '6999999999991' })).first(),
    ).toBeVisible();
    expect(await takeSounds()).toEqual([{ hertz: 220, gain: 0.25 }]);
  });

  test('收款完成有声音；锁屏后设置不留在屏幕上', async () => {
    await counter.pay();
    await counter.tender('CASH');
    await counter.button('sales.pay.finish').click();
    await expect(counter.button('sales.done.next')).toBeVisible();
    expect((await takeSounds()).map(({ hertz }) => hertz)).toEqual([1_320, 1_760]);
    await counter.next();
    await openKeys();
    await press('Escape');
    await counter.button('sales.menu.title').click();
    await counter.page.getByRole('menuitem', { name: counter.words('sales.menu.lock') }).click();
    await letPass(counter.page, 500);
    await press('?');
    await letPass(counter.page, 500);
    await expect(counter.page.getByText(word('title'), { exact: true })).toBeHidden();
    await counter.pressPin(PEOPLE.otherClerk.pin, 'auth.pin.pad');
    await expect(counter.basket).toBeVisible();
    await expect(counter.page.getByText(word('title'), { exact: true })).toBeHidden();
  });

  test('英文界面', async ({ baseURL }) => {
    await speak(context, 'en', baseURL ?? '');
    await counter.page.reload();
    const english = new Counter(counter.page, 'en');
    await expect(english.basket).toBeVisible();
    await letPass(counter.page, 500);
    await press('?');
    await expect(sheet()).toContainText(english.words('sales.keys.fixed'));
    await expect(sheet()).not.toContainText(/\p{Script=Han}/u);
    await expectAccessible(counter.page, 'shortcuts');
  });
});

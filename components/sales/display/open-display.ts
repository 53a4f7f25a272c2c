import { changePreferences } from '@/client/counter-preferences';

/** What the browser says of its screens; only some do, and only when somebody allows it. */
interface Screens {
  screens: readonly { availLeft: number; availTop: number; availWidth: number; availHeight: number }[];
  currentScreen: unknown;
}

/** Where the window came: blocked: the browser opened none; placed: on another screen; here: somebody moves it. */
export type Opened = 'blocked' | 'placed' | 'here';

const NAME = 'daybook-display';
const FEATURES = 'popup,width=1024,height=600';

/** Opens the customers' display, or brings the one that is open to the front, and puts it on the other screen where the browser lets it. */
export async function openDisplay(): Promise<Opened> {
  // At once: a moment later the press is forgotten and the window is an unwanted one.
  const opened = window.open('/counter/display', NAME, FEATURES);
  void changePreferences({ display: true });
  if (!opened) return 'blocked';
  opened.focus();
  const other = await otherScreen();
  if (!other || opened.closed) return 'here';
  opened.moveTo(other.availLeft, other.availTop);
  opened.resizeTo(other.availWidth, other.availHeight);
  return 'placed';
}

async function otherScreen() {
  const { getScreenDetails } = window as unknown as { getScreenDetails?: () => Promise<Screens> };
  if (!getScreenDetails) return null;
  try {
    const { screens, currentScreen } = await getScreenDetails.call(window);
    return screens.find((screen) => screen !== currentScreen) ?? null;
  } catch {
    // Nobody allowed it.
    return null;
  }
}

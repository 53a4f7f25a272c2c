import { newId } from './new-id';
import { sendCommand } from './server-contact';

/** Longest side a picture is sent with, pixels; the server keeps no more. */
const SIDE = 2_000;
/** Above this a picture is made smaller before it goes out over a phone's line, bytes. */
const LARGE = 400_000;
/** Pauses before a lost line is tried again, ms; the last one stays. */
const PAUSES = [1_000, 2_000, 5_000, 10_000, 20_000];

/** A file on its way: it keeps its id however often it is sent, so that it arrives once. */
export interface Outgoing {
  id: string;
  body: Blob;
  /** As it is called on the device; left out: it has no name. */
  name?: string;
}

/** What a person chose, as it goes out: a large picture smaller, and whatever the browser cannot read as it is. */
export async function outgoing(file: Blob): Promise<Outgoing> {
  const small = file.type.startsWith('image/') && file.size > LARGE ? await smaller(file) : null;
  const name = file instanceof File && file.name !== '' ? { name: file.name } : {};
  return { id: newId(), body: small ?? file, ...name };
}

/**
 * Sends it until somebody answers: a lost line and a busy server are tried again, a refusal ends it. Throws the error as the server sent it.
 * @param on.waiting the line is lost; `again` tries at once
 */
export async function sendAttachment(
  address: string,
  { body, name }: Outgoing,
  on: {
    signal: AbortSignal;
    waiting: (again: () => void) => void;
    sending: () => void;
    isRetryable: (error: unknown) => boolean;
  },
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    on.sending();
    try {
      const answer = await sendCommand(address, {
        method: 'POST',
        body,
        signal: on.signal,
        headers: nameHead(name),
      });
      if (answer.ok) return;
      throw await answer.json();
    } catch (error) {
      if (on.signal.aborted || !on.isRetryable(error)) throw error;
      await pause(PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0, on);
    }
  }
}

/** Longest part of a name that goes out, characters. */
const NAME_SENT = 200;

/** What is left of a sign that was cut in two. */
const HALF_A_SIGN = /\p{Cs}/u;

/** A head takes no signs beyond ASCII, and a cut in the middle of a sign is none. */
function nameHead(name: string | undefined): Record<string, string> {
  if (name === undefined) return {};
  const whole = [...name].filter((sign) => !HALF_A_SIGN.test(sign));
  return { 'X-File-Name': encodeURIComponent(whole.slice(-NAME_SENT).join('')) };
}

/** Until the time is over, the line is back, or a person presses. */
function pause(ms: number, on: { signal: AbortSignal; waiting: (again: () => void) => void }): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      on.signal.removeEventListener('abort', abort);
      resolve();
    };
    const abort = () => {
      end();
      reject(on.signal.reason);
    };
    const timer = setTimeout(end, ms);
    window.addEventListener('online', end);
    on.signal.addEventListener('abort', abort);
    on.waiting(end);
  });
}

async function smaller(file: Blob): Promise<Blob | null> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  } catch {
    return null;
  }
}

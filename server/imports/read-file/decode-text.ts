import { FileRefused } from '../errors';
import type { TextEncodingName } from '../rules';
import { unmarkedUtf16 } from './unmarked-utf16';

/**
 * Text of a file, decoded strictly: what a person chose, else a byte order mark decides, else it is UTF-16 if its plain characters
 * are two bytes wide, else UTF-8 if every byte is, else GB18030 if every byte is and it reads like Chinese. Anything else is refused, because names and prices in a guessed encoding would be
 * imported as rubbish.
 * @throws FileRefused FILE_ENCODING_UNKNOWN
 */
export function decodeText(
  bytes: Uint8Array,
  chosen?: TextEncodingName,
): { text: string; encoding: TextEncodingName } {
  if (chosen) return decodeAs(chosen, bytes) ?? refuse();
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes) ?? refuse();
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes) ?? refuse();
  const wide = unmarkedUtf16(bytes);
  if (wide) return decodeAs(wide, bytes) ?? refuse();
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8) return utf8;
  return (looksLikeGb18030(bytes) ? decodeAs('gb18030', bytes) : null) ?? refuse();
}

function decodeAs(
  encoding: TextEncodingName,
  bytes: Uint8Array,
): { text: string; encoding: TextEncodingName } | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? null : { text, encoding };
  } catch {
    return null;
  }
}

/**
 * Nearly any bytes decode as GB18030, Western text too. In Chinese nearly every character is one of GB2312, whose both
 * bytes are above 0xA0; in Western text an accented letter is followed by a plain one.
 */
function looksLikeGb18030(bytes: Uint8Array): boolean {
  let common = 0;
  let other = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    if (trail >= 0x30 && trail <= 0x39) {
      other += 1;
      at += 3;
      continue;
    }
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common += 1;
    else other += 1;
    at += 1;
  }
  return common > 0 && common >= other * 2;
}

function refuse(): never {
  throw new FileRefused('FILE_ENCODING_UNKNOWN');
}

import { ANY_FILE } from './file-rules';

/** Longest name that is kept, characters. */
const LONGEST = 120;
/** What no file system wants in a name, what turns the direction of writing, and what is not seen. */
const UNWANTED = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu;
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/**
 * A file's own name as it is kept: without a path, without signs that could do harm, with the ending of what it is kept as (a picture becomes a
 * JPEG). Null: it had none worth keeping.
 */
export function keptName(sent: string | null, mime: string): string | null {
  if (sent === null) return null;
  const last = sent.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(UNWANTED, ' ').replace(/\s+/g, ' ');
  const ending = EXTENSIONS[mime];
  const own = /\.([\p{L}\p{N}]{1,8})\s*$/u.exec(clean);
  const base = (own && (ending || own.index > 0) ? clean.slice(0, own.index) : clean).replace(
    /^[\s.]+|[\s.]+$/g,
    '',
  );
  if (base === '') return null;
  const tail = ending ?? own?.[1]?.toLowerCase();
  const room = LONGEST - (tail === undefined ? 0 : tail.length + 1);
  const short = [...base].slice(0, room).join('').slice(0, room).trimEnd();
  return tail === undefined ? short : `${short}.${tail}`;
}

/** What a file without a name of its own is called: what it is for, when it came, and enough of its id to tell it from others. */
export function madeName(of: { kind: string; id: string; mime: string; uploadedAt: Date }): string {
  const ending = EXTENSIONS[of.mime] ?? (of.mime === ANY_FILE ? 'bin' : 'file');
  return `${of.kind}-${of.uploadedAt.toISOString().slice(0, 10)}-${of.id.slice(-4)}.${ending}`;
}

/** The value of a Content-Disposition: old programs read the plain spelling, all others the second (RFC 6266, RFC 5987). */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const dot = name.lastIndexOf('.');
  const [base, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const ascii =
    base
      .replace(/[^\x20-\x7e]+/g, '')
      .replace(/["\\%]/g, '')
      .trim() || 'file';
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${ascii}${/^\.[\x21-\x7e]+$/.test(ending) ? ending : ''}"; filename*=UTF-8''${encoded}`;
}

/** More pictures of one product nobody looks at. */
export const MOST_PICTURES = 12;

/** Longest sides pictures are shown with: in a line, on a tile, on a page. */
export const PICTURE_EDGES = [96, 240, 960] as const;
export type PictureEdge = (typeof PICTURE_EDGES)[number];

/** What a zip of pictures may hold. */
export const ZIP_LIMITS = { bytes: 200 * 1024 * 1024, files: 2_000, fileBytes: 20 * 1024 * 1024 } as const;

/** What an archive keeps for itself: no file of anybody's. */
export function isOfTheArchive(path: string): boolean {
  const name = nameOf(path);
  return path.endsWith('/') || path.startsWith('__MACOSX/') || name.startsWith('.') || name === 'Thumbs.db';
}

/**
 * What codes or barcodes a file may be named by, the surest first, and which of several pictures it says it is: 'A-1.jpg' is the
 * product A-1, or where there is none the first picture of A; 'A (2).jpg' and 'A_2.jpg' the second.
 */
export function codesOf(path: string): { code: string; turn: number }[] {
  const name = nameOf(path)
    .normalize('NFKC')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .trim();
  if (name === '') return [];
  const [, code = '', bracket, dash] = /^(.+?)(?:\s*\((\d{1,2})\)|\s*[-_ ](\d{1,2}))$/.exec(name) ?? [];
  const turn = Number(bracket ?? dash ?? 0);
  return [{ code: name, turn: 0 }, ...(code ? [{ code, turn }] : [])];
}

/** Files in the order their pictures are shown: by product as they are named, then by turn. */
export function inTurn<File extends { path: string }>(files: readonly File[]): File[] {
  const turnOf = ({ path }: File) => codesOf(path).at(-1)?.turn ?? 0;
  return files.toSorted((a, b) => turnOf(a) - turnOf(b) || (a.path < b.path ? -1 : 1));
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}

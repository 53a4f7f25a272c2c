import iconv from 'iconv-lite';

export interface ReadLine {
  text: string;
  /** Columns of half-width letters it covers, as large as it is printed. */
  columns: number;
  align: 'left' | 'centre' | 'right';
}

export interface ReadPaper {
  lines: ReadLine[];
  barcodes: { system: number; data: Uint8Array; dotsPerModule: number }[];
  squares: string[];
  kicks: number;
  cuts: number;
  /** Commands it does not know: none, of bytes of our own. */
  unknown: string[];
}

/** Bytes after the two of a command, by its name; what is longer by what it says itself stands in `lengthOf`. */
const ARGUMENTS: Record<string, number> = {
  ...of('ESC', {
    '@': 0,
    '2': 0,
    '3': 1,
    '!': 1,
    a: 1,
    d: 1,
    e: 1,
    E: 1,
    G: 1,
    J: 1,
    K: 1,
    M: 1,
    R: 1,
    V: 1,
    t: 1,
    p: 3,
    '-': 1,
    ' ': 1,
    '{': 1,
    $: 2,
    '\\': 2,
    '%': 1,
    '?': 1,
    r: 1,
    c: 2,
    U: 1,
    S: 0,
    T: 1,
    W: 8,
    i: 0,
    m: 0,
  }),
  ...of('FS', { '&': 0, '.': 0, '!': 1, S: 2, W: 1, '-': 1, C: 1 }),
  ...of('GS', { '!': 1, B: 1, H: 1, h: 1, w: 1, f: 1, L: 2, W: 2, P: 2, a: 1, b: 1, r: 1, '/': 1, I: 1 }),
};

function of(lead: string, commands: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(commands).map(([name, length]) => [`${lead} ${name}`, length]));
}

const LEADS: Record<number, string> = { 27: 'ESC', 28: 'FS', 29: 'GS' };

/** Reads what a receipt printer would put on paper. Made apart from what writes it: it knows nothing of our papers. */
export function readEscpos(bytes: Uint8Array): ReadPaper {
  const paper: ReadPaper = { lines: [], barcodes: [], squares: [], kicks: 0, cuts: 0, unknown: [] };
  const state = { chinese: false, align: 'left' as ReadLine['align'], wide: 1, module: 3, square: '' };
  let line: { bytes: number[]; columns: number; align: ReadLine['align'] } | null = null;
  const put = (letter: number[], columns: number) => {
    line ??= { bytes: [], columns: 0, align: state.align };
    line.bytes.push(...letter);
    line.columns += columns * state.wide;
  };
  const feed = (lines = 1) => {
    for (let n = 0; n < lines; n += 1) {
      const { bytes: text = [], columns = 0, align = state.align } = line ?? {};
      paper.lines.push({
        text: iconv.decode(Buffer.from(text), state.chinese ? 'gb18030' : 'cp437'),
        columns,
        align,
      });
      line = null;
    }
  };
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    const lead = LEADS[byte];
    if (lead) {
      const name = `${lead} ${String.fromCharCode(bytes[at + 1] ?? 0)}`;
      const length = lengthOf(name, bytes, at + 2);
      if (length === null) paper.unknown.push(`${name} at ${at}`);
      act(name, bytes.subarray(at + 2, at + 2 + (length ?? 0)));
      at += 2 + (length ?? 0);
    } else if (byte < 0x20) {
      if (byte === 0x0a) feed();
      at += 1;
    } else {
      const size = state.chinese && byte > 0x80 ? ((bytes[at + 1] ?? 0) < 0x40 ? 4 : 2) : 1;
      put([...bytes.subarray(at, at + size)], size === 1 ? 1 : 2);
      at += size;
    }
  }
  if (line) feed();
  return paper;

  function act(name: string, of: Uint8Array): void {
    const [first = 0, second = 0] = of;
    if (name === 'ESC @') Object.assign(state, { align: 'left', wide: 1, module: 3 });
    if (name === 'FS &') state.chinese = true;
    if (name === 'FS .') state.chinese = false;
    if (name === 'ESC a') state.align = (['left', 'centre', 'right'] as const)[first % 48] ?? 'left';
    if (name === 'GS !') state.wide = (first >> 4) + 1;
    if (name === 'ESC !') state.wide = first & 0x20 ? 2 : 1;
    if (name === 'ESC d' || name === 'ESC e') feed(first);
    if (name === 'ESC p') paper.kicks += 1;
    if (name === 'GS V') paper.cuts += 1;
    if (name === 'GS w') state.module = first;
    if (name === 'GS k')
      paper.barcodes.push({
        system: first,
        data: first < 65 ? of.subarray(1, -1) : of.subarray(2),
        dotsPerModule: state.module,
      });
    if (name === 'GS (' && first === 0x6b && of[3] === 49) {
      if (of[4] === 80) state.square = new TextDecoder().decode(of.subarray(6));
      if (of[4] === 81) paper.squares.push(state.square);
    }
    void second;
  }
}

/** How many bytes belong to a command that is read up to here; null: it is none we know. */
function lengthOf(name: string, bytes: Uint8Array, at: number): number | null {
  const two = (from: number) => (bytes[from] ?? 0) + 256 * (bytes[from + 1] ?? 0);
  const [first = 0, second = 0] = bytes.subarray(at);
  if (name === 'GS (' || name === 'ESC (' || name === 'FS (') return 3 + two(at + 1);
  if (name === 'GS 8') return 5 + two(at + 1) + 65_536 * two(at + 3);
  if (name === 'GS V') return first >= 65 ? 2 : 1;
  if (name === 'GS k') return first >= 65 ? 2 + second : bytes.indexOf(0, at + 1) - at + 1;
  if (name === 'GS v') return 6 + two(at + 2) * two(at + 4);
  if (name === 'ESC *') return 3 + two(at + 1) * (first < 32 ? 1 : 3);
  if (name === 'ESC &') return letterShapes(bytes, at);
  if (name === 'ESC D') return bytes.indexOf(0, at) - at + 1;
  return ARGUMENTS[name] ?? null;
}

/** Letters a shop draws itself: so many bytes high, each as wide as it says. */
function letterShapes(bytes: Uint8Array, at: number): number {
  const [high = 0, from = 0, to = 0] = bytes.subarray(at);
  let end = at + 3;
  for (let letter = from; letter <= to; letter += 1) end += 1 + high * (bytes[end] ?? 0);
  return end - at;
}

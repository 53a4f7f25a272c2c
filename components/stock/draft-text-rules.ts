/** A kept draft as a person can read it: its goods line by line, else as it stands. */
export function draftText(kept: string): string {
  const draft = parsed(kept);
  const lines = isRecord(draft) && Array.isArray(draft.lines) ? draft.lines : null;
  if (lines === null) return kept;
  const rows = lines.map((line) => (isRecord(line) ? lineText(line) : String(line)));
  const note = isRecord(draft) && typeof draft.note === 'string' ? draft.note : '';
  return [...rows, note].filter((row) => row !== '').join('\n');
}

function lineText({ product, quantity, unitCost, unitCostFen }: Record<string, unknown>): string {
  const { code, name, spec } = isRecord(product) ? product : {};
  const cost = unitCost ?? unitCostFen;
  const words = [code, name, spec, quantity === undefined ? '' : `x ${quantity}`, costText(cost)];
  return words.filter((word) => word !== undefined && word !== null && word !== '').join(' ');
}

/** Fen as yuan, without arithmetic that the figure may be too large for. */
function costText(fen: unknown): string {
  const digits = /^\d+/.exec(String(fen ?? ''))?.[0];
  return digits ? `¥${digits.padStart(3, '0').replace(/(\d\d)$/, '.$1')}` : '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

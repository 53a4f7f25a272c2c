interface Issue {
  code?: string | undefined;
  message?: string | undefined;
  path?: readonly PropertyKey[] | undefined;
}

const BY_ZOD_CODE: Readonly<Record<string, string>> = { too_small: 'required', too_big: 'tooLong' };

/**
 * What the wire says of an input that was refused: which field, and a key of messages/<locale>/fields.json for what is wrong with
 * it. A schema names its reason as such a key; zod's own sentences are in no language of ours and stay here.
 */
export function problemOf(issue: Issue | undefined): { field: string; problem: string } {
  return { field: issue?.path?.map(String).join('.') ?? '', problem: keyOf(issue) };
}

function keyOf({ code, message = '' }: Issue = {}): string {
  if (/^\w+$/.test(message)) return message;
  if (message.endsWith('received undefined')) return 'required';
  return BY_ZOD_CODE[code ?? ''] ?? 'invalid';
}

import { attachmentAddress } from './attachment-address';

/** Photos of a document, each opening whole. */
export function PhotoList({
  storeId,
  ids,
  label,
  altOf,
}: {
  storeId: string;
  ids: readonly string[];
  label: string;
  /** What a reader hears of the first, the second … */
  altOf: (number: number) => string;
}) {
  if (ids.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2" aria-label={label}>
      {ids.map((id, at) => (
        <li key={id}>
          <a href={attachmentAddress(storeId, id)} target="_blank" rel="noreferrer">
            {/* biome-ignore lint/performance/noImgElement: a file behind a session, not a picture of the site */}
            <img
              src={attachmentAddress(storeId, id)}
              alt={altOf(at + 1)}
              className="size-24 rounded-md border border-rule object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

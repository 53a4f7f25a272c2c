/** Where a kept picture is looked at. */
export function photoAddress(storeId: string, photoId: string): string {
  return `/api/zone-photos/${storeId}/${photoId}`;
}

/** Where a kept file is looked at, and where it is sent to. */
export function attachmentAddress(storeId: string, attachmentId: string): string {
  return `/api/attachments/${storeId}/${attachmentId}`;
}

/** Whether a modal layer is on top: document-level key listeners (scanner, number keys) must then stay out. */
export function isModalOpen(root: ParentNode = document): boolean {
  return root.querySelector('[data-modal-layer][data-open]') !== null;
}

let lastAt = Number.NEGATIVE_INFINITY;

/**
 * When the last character of a run of keys came, on the clock of events; in the far past when Enter or Tab ended the run. Whatever
 * begins to listen in the middle of a scan learns by it that the rest is no beginning.
 */
export function lastKeyAt(): number {
  return lastAt;
}

function note(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === 'Enter' || event.key === 'Tab') lastAt = Number.NEGATIVE_INFINITY;
  // A space presses the button that has the focus.
  else if (event.key.length === 1 && event.key !== ' ') lastAt = event.timeStamp;
}

// From the first moment of the page: a scan may begin before there is anything that asks for a PIN.
if (typeof document !== 'undefined') window.addEventListener('keydown', note, true);

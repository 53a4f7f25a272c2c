'use client';

import { useEffect } from 'react';

const WRONG = '[aria-invalid="true"]';
const FOCUSABLE = 'input, select, textarea, button, [tabindex="0"]';

/**
 * For every form of a page: what is refused, by the form itself or by the server, is shown. The first refused field is scrolled to and
 * focused; where none is, the words that say so are scrolled to. Until somebody touches something: then they are at work.
 */
export function RefusedFields() {
  useEffect(() => {
    let stop: () => void = () => undefined;
    const onSubmit = (event: SubmitEvent) => {
      stop();
      if (event.target instanceof HTMLFormElement) stop = watchForm(event.target);
    };
    document.addEventListener('submit', onSubmit, true);
    return () => {
      document.removeEventListener('submit', onSubmit, true);
      stop();
    };
  }, []);
  return null;
}

/** Waits for a form to say what is wrong. @returns ends it */
function watchForm(form: HTMLFormElement): () => void {
  const before = new Set(form.querySelectorAll('[role="alert"]'));
  let stopped = false;
  const look = () => {
    if (stopped) return;
    const field = form.querySelector<HTMLElement>(WRONG);
    const words = [...form.querySelectorAll<HTMLElement>('[role="alert"]')].find((one) => !before.has(one));
    if (!field && !words) return;
    stop();
    show(field ?? words ?? form);
    if (field) (field.matches(FOCUSABLE) ? field : field.querySelector<HTMLElement>(FOCUSABLE))?.focus();
  };
  const observer = new MutationObserver(look);
  const stop = () => {
    stopped = true;
    observer.disconnect();
    for (const name of ['keydown', 'pointerdown'] as const) document.removeEventListener(name, stop, true);
  };
  observer.observe(form, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['aria-invalid'],
  });
  for (const name of ['keydown', 'pointerdown'] as const) document.addEventListener(name, stop, true);
  // What was marked as it was typed changes nothing by being sent.
  requestAnimationFrame(look);
  return stop;
}

function show(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center' });
}

'use client';

import { liveQuery } from 'dexie';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { basketReducer, emptyBasket } from '@/client/basket';
import { keepPracticeBasket, practiceBook } from '@/client/practice-book';
import { type PracticeBook, practiceStore } from '@/client/practice-store';

type Lists = Pick<PracticeBook, 'held' | 'sales' | 'returns'>;
const NOTHING: Lists = { held: [], sales: [], returns: [] };

/** The basket, what is held and the receipts of a practice, as they are kept beside the real ones. @param id null: nobody practises */
export function usePracticeBook(id: string | null, onFault: () => void) {
  const [state, dispatch] = useReducer(basketReducer, { basket: emptyBasket(''), past: [] });
  const [lists, setLists] = useState<Lists>(NOTHING);
  /** Of which practice the basket is. */
  const [loaded, setLoaded] = useState<string | null>(null);
  useEffect(() => {
    if (id === null) return;
    let gone = false;
    practiceBook(practiceStore(), id).then(({ basket }) => {
      if (gone) return;
      dispatch({ type: 'restore', basket });
      setLoaded(id);
    }, onFault);
    const rows = liveQuery(() => practiceStore().books.get(id)).subscribe({
      next: (book) => setLists(book ?? NOTHING),
      error: () => undefined,
    });
    return () => {
      gone = true;
      rows.unsubscribe();
      setLists(NOTHING);
      setLoaded(null);
      dispatch({ type: 'start', basketId: '' });
    };
  }, [id, onFault]);
  useEffect(() => {
    if (loaded === null || loaded !== id) return;
    keepPracticeBasket(practiceStore(), loaded, state.basket).catch(onFault);
  }, [loaded, id, state.basket, onFault]);
  const current = useRef('');
  current.current = state.basket.id;
  const basketId = useCallback(() => current.current, []);
  const { held, sales, returns } = lists;
  return { state, dispatch, basketId, isLoaded: loaded === id && id !== null, held, sales, returns };
}

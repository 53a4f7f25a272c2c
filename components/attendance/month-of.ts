const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The month an address names, else that of a day. */
export function monthOf(named: string | undefined, today: string): string {
  return named && MONTH.test(named) && named >= '2000-01' && named <= '2199-12' ? named : today.slice(0, 7);
}

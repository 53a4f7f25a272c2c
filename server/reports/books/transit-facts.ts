import { type Fact, rowDigests } from './fact';

/** 9. Sent = arrived at either store + written off + still on its way, in quantity and value, per line of a transfer. */
export const transitFact: Fact = {
  number: 9,
  title: 'sent between stores = arrived + written off + still on its way, in quantity and value',
  counts: {
    sent: 'SELECT count(*) FROM transfer_dispatch_line',
    arrivals: 'SELECT count(*) FROM transfer_arrival_line',
    on_the_way:
      'SELECT count(*) FROM transfer_balance WHERE arrived_quantity + written_off_quantity < sent_quantity',
  },
  differences: {
    'balances against lines': `
      SELECT 'transfer line ' || coalesce(l.id, b.dispatch_line_id) AS difference
      FROM transfer_dispatch_line l FULL JOIN transfer_balance b ON b.store_id = l.store_id AND b.dispatch_line_id = l.id
      LEFT JOIN (SELECT from_store_id, dispatch_line_id, sum(quantity) AS quantity, sum(value_fen) AS value_fen
          FROM transfer_arrival_line GROUP BY 1, 2) a ON a.from_store_id = l.store_id AND a.dispatch_line_id = l.id
      LEFT JOIN (SELECT store_id, dispatch_line_id, sum(quantity) AS quantity, sum(value_fen) AS value_fen
          FROM transfer_loss GROUP BY 1, 2) w ON w.store_id = l.store_id AND w.dispatch_line_id = l.id
      WHERE l.id IS NULL OR b.dispatch_line_id IS NULL OR b.sent_quantity <> l.quantity OR b.sent_value_fen <> l.value_fen
        OR b.arrived_quantity <> coalesce(a.quantity, 0) OR b.arrived_value_fen <> coalesce(a.value_fen, 0)
        OR b.written_off_quantity <> coalesce(w.quantity, 0) OR b.written_off_value_fen <> coalesce(w.value_fen, 0)
        OR b.arrived_quantity + b.written_off_quantity > b.sent_quantity`,
    'arrivals and losses without their line': `
      SELECT 'arrival ' || a.id AS difference FROM transfer_arrival_line a LEFT JOIN transfer_dispatch_line l
        ON l.store_id = a.from_store_id AND l.id = a.dispatch_line_id AND l.product_id = a.product_id WHERE l.id IS NULL
      UNION ALL SELECT 'loss ' || w.id FROM transfer_loss w LEFT JOIN transfer_dispatch_line l
        ON l.store_id = w.store_id AND l.id = w.dispatch_line_id AND l.product_id = w.product_id WHERE l.id IS NULL`,
    'lines of transfers that were not sent': `
      SELECT 'transfer ' || t.id AS difference FROM transfer t
      WHERE (t.dispatched_at IS NULL) <> (NOT EXISTS (SELECT 1 FROM transfer_dispatch_line l WHERE l.store_id = t.store_id AND l.transfer_id = t.id))
        AND t.cancelled_at IS NULL`,
    ...rowDigests(['transfer_dispatch_line', 'transfer_arrival_line', 'transfer_loss']),
  },
};

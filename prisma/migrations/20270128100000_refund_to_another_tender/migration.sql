-- A word for another way of paying back is bound to that return, as one for the return itself is.
ALTER TABLE approval ADD CONSTRAINT approval_of_another_tender_says_of_what CHECK (kind::text <> 'REFUND_OTHER_TENDER' OR content_hash IS NOT NULL);

-- Only what pays money back can pay it back another way.
ALTER TABLE ticket ADD CONSTRAINT ticket_refund_elsewhere_is_of_a_return CHECK (kind::text = 'RETURN' OR NOT 'REFUND_ELSEWHERE' = ANY (flags));

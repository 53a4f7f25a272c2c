-- What a customer owes is read by it; 20261226142000 took it away by mistake.
CREATE INDEX "credit_open_of_customer" ON "credit_open"("customer_id");

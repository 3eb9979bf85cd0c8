DROP INDEX "permits_open_of_borrower";--> statement-breakpoint
DROP INDEX "placements_of_account";--> statement-breakpoint
DROP INDEX "records_of_borrower";--> statement-breakpoint
CREATE INDEX "permits_open_of_borrower" ON "permits" USING btree ("creditor_id","borrower_id","at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "placements_of_account" ON "placements" USING btree ("creditor_id","account_id","created_at");--> statement-breakpoint
CREATE INDEX "records_of_borrower" ON "records" USING btree ("creditor_id","borrower_id","recorded_at");
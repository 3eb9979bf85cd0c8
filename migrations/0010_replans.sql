CREATE TABLE "replan_requests" (
	"creditor_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	CONSTRAINT "replan_requests_creditor_id_request_id_pk" PRIMARY KEY("creditor_id","request_id")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "replan_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "replan_requests" ADD CONSTRAINT "replan_requests_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Planned before there was such an instant: the next sweep finds it out.
UPDATE "accounts" SET "replan_at" = now() WHERE "status" = 'overdue';--> statement-breakpoint
CREATE INDEX "accounts_replan" ON "accounts" USING btree ("creditor_id","replan_at") WHERE replan_at is not null;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "replan_requests" TO tact_app;
--> statement-breakpoint
REVOKE UPDATE, TRUNCATE ON "replan_requests" FROM tact_app;
--> statement-breakpoint
ALTER TABLE "replan_requests" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_creditor ON "replan_requests" USING (creditor_id = (SELECT tact_creditor())) WITH CHECK (creditor_id = (SELECT tact_creditor()));

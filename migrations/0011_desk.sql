CREATE TABLE "stage_changes" (
	"creditor_id" uuid NOT NULL,
	"change_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"stage_before" text,
	"stage_after" text,
	"segment" text NOT NULL,
	"ladder" text NOT NULL,
	"why" text NOT NULL,
	"policy_version" text NOT NULL,
	CONSTRAINT "stage_changes_creditor_id_account_id_changed_at_change_id_pk" PRIMARY KEY("creditor_id","account_id","changed_at","change_id")
);
--> statement-breakpoint
ALTER TABLE "stage_changes" ADD CONSTRAINT "stage_changes_creditor_id_account_id_accounts_creditor_id_account_id_fk" FOREIGN KEY ("creditor_id","account_id") REFERENCES "public"."accounts"("creditor_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "borrowers_zones" ON "borrowers" USING btree ("creditor_id","time_zones");--> statement-breakpoint
CREATE INDEX "permits_of_account" ON "permits" USING btree ("creditor_id","account_id","created_at");
--> statement-breakpoint
-- Where an account was stays on record. A partner does not read it: how a stage was earned rests on what others did.
GRANT SELECT, INSERT ON "stage_changes" TO tact_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "stage_changes" FROM tact_app;
--> statement-breakpoint
ALTER TABLE "stage_changes" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_creditor ON "stage_changes" USING (creditor_id = (SELECT tact_creditor())) WITH CHECK (creditor_id = (SELECT tact_creditor()));

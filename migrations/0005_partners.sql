CREATE TABLE "key_rates" (
	"creditor_id" uuid NOT NULL,
	"api_key_id" uuid NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "key_rates_creditor_id_api_key_id_pk" PRIMARY KEY("creditor_id","api_key_id")
);
--> statement-breakpoint
ALTER TABLE "agencies" ADD COLUMN "updated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "agencies" ADD COLUMN "updated_by" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "revoked_by" text;--> statement-breakpoint
ALTER TABLE "delinquency_batches" ADD COLUMN "pushed_by" text;--> statement-breakpoint
ALTER TABLE "delinquency_batches" ADD COLUMN "pushed_by_key" uuid;--> statement-breakpoint
ALTER TABLE "placements" ADD COLUMN "visible_from" timestamp (3) with time zone DEFAULT '-infinity' NOT NULL;--> statement-breakpoint
ALTER TABLE "placements" ADD COLUMN "visible_until" timestamp (3) with time zone;
--> statement-breakpoint
-- A counter that may be lost with the server: nobody is owed the rest of a minute.
ALTER TABLE "key_rates" SET UNLOGGED;
--> statement-breakpoint
ALTER TABLE "key_rates" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_creditor ON "key_rates" USING (creditor_id = (SELECT tact_creditor())) WITH CHECK (creditor_id = (SELECT tact_creditor()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "key_rates" TO tact_app;
--> statement-breakpoint
-- A partner reads under a role of its own: what it may see is a matter of this role's policies, and what the bank does
-- costs nothing more. It writes nothing; the service does that for it, under tact_app, once it has seen the row.
DO $$ BEGIN
  CREATE ROLE tact_agency NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('GRANT tact_agency TO %I', current_user);
EXCEPTION WHEN OTHERS THEN
  -- A superuser may act as tact_agency without membership; anyone else must have been granted it by an administrator.
  IF NOT pg_has_role(current_user, 'tact_agency', 'MEMBER') THEN RAISE; END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO tact_agency;
--> statement-breakpoint
GRANT SELECT ON "accounts", "borrowers", "contact_points", "delinquency_history", "placements", "agencies", "collectors" TO tact_agency;
--> statement-breakpoint
-- The partner of the running transaction, NULL (sees nothing) when it was not set, and its instant.
CREATE FUNCTION tact_agency() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('tact.agency_id', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION tact_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT coalesce(nullif(current_setting('tact.now', true), '')::timestamptz, now()) $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['agencies', 'collectors', 'placements'] LOOP
    EXECUTE format(
      'CREATE POLICY of_agency ON %I AS RESTRICTIVE TO tact_agency USING (agency_id = (SELECT tact_agency()))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['accounts', 'delinquency_history'] LOOP
    EXECUTE format(
      'CREATE POLICY of_agency ON %I AS RESTRICTIVE TO tact_agency USING (account_id IN (
         SELECT p.account_id FROM placements p
         WHERE p.creditor_id = (SELECT tact_creditor()) AND p.agency_id = (SELECT tact_agency())
           AND p.ended_at IS NULL AND p.visible_from <= (SELECT tact_now())
           AND (p.visible_until IS NULL OR p.visible_until > (SELECT tact_now()))))', t);
  END LOOP;
  -- A borrower is seen through the accounts that are, by the policy above.
  FOREACH t IN ARRAY ARRAY['borrowers', 'contact_points'] LOOP
    EXECUTE format(
      'CREATE POLICY of_agency ON %I AS RESTRICTIVE TO tact_agency USING (borrower_id IN (
         SELECT a.borrower_id FROM accounts a WHERE a.creditor_id = (SELECT tact_creditor())))', t);
  END LOOP;
END $$;

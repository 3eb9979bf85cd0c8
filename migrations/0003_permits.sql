CREATE TABLE "agencies" (
	"creditor_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"name" text NOT NULL,
	"on_public_list" boolean,
	"licensed_until" date,
	"certified_from" date,
	"certified_until" date,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "agencies_creditor_id_agency_id_pk" PRIMARY KEY("creditor_id","agency_id")
);
--> statement-breakpoint
CREATE TABLE "collectors" (
	"creditor_id" uuid NOT NULL,
	"collector_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"agency_id" uuid,
	"certified_until" date,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "collectors_creditor_id_collector_id_pk" PRIMARY KEY("creditor_id","collector_id")
);
--> statement-breakpoint
CREATE TABLE "contact_point_changes" (
	"creditor_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"contact_point_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL,
	"why" text,
	"by" text NOT NULL,
	CONSTRAINT "contact_point_changes_creditor_id_change_id_pk" PRIMARY KEY("creditor_id","change_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"creditor_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"permit_id" uuid,
	"borrower_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"agency_id" uuid,
	"verdict" text NOT NULL,
	"ask" json NOT NULL,
	"facts" json NOT NULL,
	"answer" json NOT NULL,
	"policy_version" text NOT NULL,
	"policy_digest" text NOT NULL,
	"strategy_id" text,
	"strategy_version" integer,
	"rule_revision" integer,
	"actor" text NOT NULL,
	"api_key_id" uuid NOT NULL,
	CONSTRAINT "decisions_creditor_id_decision_id_decided_at_pk" PRIMARY KEY("creditor_id","decision_id","decided_at")
) PARTITION BY RANGE ("decided_at");
--> statement-breakpoint
CREATE TABLE "permits" (
	"creditor_id" uuid NOT NULL,
	"permit_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"contact_point_id" uuid,
	"person" text,
	"party" text NOT NULL,
	"channel" text NOT NULL,
	"purpose" text NOT NULL,
	"place" text,
	"actor_kind" text NOT NULL,
	"agency_id" uuid,
	"collector_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_why" text,
	"decision_id" uuid NOT NULL,
	"attempt_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_key" uuid NOT NULL,
	CONSTRAINT "permits_creditor_id_permit_id_pk" PRIMARY KEY("creditor_id","permit_id")
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"creditor_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"notice_given_on" date,
	"terms" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end_kind" text,
	"close_code" text,
	"ended_by" text,
	CONSTRAINT "placements_creditor_id_placement_id_pk" PRIMARY KEY("creditor_id","placement_id")
);
--> statement-breakpoint
CREATE TABLE "records" (
	"creditor_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"account_id" uuid,
	"type" text NOT NULL,
	"document" jsonb NOT NULL,
	"note_sealed" "bytea",
	"learned_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" text NOT NULL,
	"source_attempt_id" uuid,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	"end_document" jsonb,
	CONSTRAINT "records_creditor_id_record_id_pk" PRIMARY KEY("creditor_id","record_id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "agency_id" uuid;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "allowed_ips" text[];--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "requests_per_minute" integer;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "replaced_by" uuid;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "also_accounts" uuid[];--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "permit_id" uuid;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "permit_state" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "agency_id" uuid;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "collector_id" uuid;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "notes_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "recording_reference" text;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "details" jsonb;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "reported_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "reported_by_key" uuid;--> statement-breakpoint
ALTER TABLE "contact_points" ADD COLUMN "retired_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "agencies" ADD CONSTRAINT "agencies_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collectors" ADD CONSTRAINT "collectors_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collectors" ADD CONSTRAINT "collectors_creditor_id_agency_id_agencies_creditor_id_agency_id_fk" FOREIGN KEY ("creditor_id","agency_id") REFERENCES "public"."agencies"("creditor_id","agency_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_point_changes" ADD CONSTRAINT "contact_point_changes_creditor_id_contact_point_id_contact_points_creditor_id_contact_point_id_fk" FOREIGN KEY ("creditor_id","contact_point_id") REFERENCES "public"."contact_points"("creditor_id","contact_point_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_creditor_id_account_id_accounts_creditor_id_account_id_fk" FOREIGN KEY ("creditor_id","account_id") REFERENCES "public"."accounts"("creditor_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_creditor_id_agency_id_agencies_creditor_id_agency_id_fk" FOREIGN KEY ("creditor_id","agency_id") REFERENCES "public"."agencies"("creditor_id","agency_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_creditor_id_borrower_id_borrowers_creditor_id_borrower_id_fk" FOREIGN KEY ("creditor_id","borrower_id") REFERENCES "public"."borrowers"("creditor_id","borrower_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agencies_reference" ON "agencies" USING btree ("creditor_id","reference");--> statement-breakpoint
CREATE UNIQUE INDEX "collectors_reference" ON "collectors" USING btree ("creditor_id","reference");--> statement-breakpoint
CREATE INDEX "contact_point_changes_of_point" ON "contact_point_changes" USING btree ("creditor_id","contact_point_id","at");--> statement-breakpoint
CREATE INDEX "contact_point_changes_of_borrower" ON "contact_point_changes" USING btree ("creditor_id","borrower_id");--> statement-breakpoint
CREATE INDEX "permits_open_of_borrower" ON "permits" USING btree ("creditor_id","borrower_id") WHERE status = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "placements_open_of_account" ON "placements" USING btree ("creditor_id","account_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "placements_of_agency" ON "placements" USING btree ("creditor_id","agency_id","account_id");--> statement-breakpoint
CREATE INDEX "placements_of_account" ON "placements" USING btree ("creditor_id","account_id");--> statement-breakpoint
CREATE INDEX "records_of_borrower" ON "records" USING btree ("creditor_id","borrower_id");--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_creditor_id_agency_id_agencies_creditor_id_agency_id_fk" FOREIGN KEY ("creditor_id","agency_id") REFERENCES "public"."agencies"("creditor_id","agency_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "agencies", "collectors", "placements", "permits", "records" TO tact_app;
--> statement-breakpoint
-- What was decided and what was changed stays on record: the application adds and never changes.
GRANT SELECT, INSERT ON "decisions", "contact_point_changes" TO tact_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "decisions", "contact_point_changes" FROM tact_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON "agencies", "collectors", "placements", "permits", "records" FROM tact_app;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['agencies', 'collectors', 'contact_point_changes', 'decisions', 'permits', 'placements', 'records'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY of_creditor ON %I USING (creditor_id = (SELECT tact_creditor())) WITH CHECK (creditor_id = (SELECT tact_creditor()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- As in 0001, with one more table that grows.
CREATE OR REPLACE FUNCTION tact_ensure_partition(parent text, day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
DECLARE
  first_day date := date_trunc('month', day)::date;
  partition_name text := parent || '_' || to_char(first_day, 'YYYYMM');
BEGIN
  IF parent NOT IN ('delinquency_history', 'attempts', 'decisions') THEN
    RAISE EXCEPTION 'not a partitioned table of Tact: %', parent;
  END IF;
  IF to_regclass('public.' || quote_ident(partition_name)) IS NOT NULL THEN
    RETURN;
  END IF;
  -- Two processes may want the same month at once.
  PERFORM pg_advisory_xact_lock(hashtextextended('tact_ensure_partition', 0));
  EXECUTE format(
    'CREATE TABLE IF NOT EXISTS public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)',
    partition_name, parent, first_day, (first_day + interval '1 month')::date);
END $$;

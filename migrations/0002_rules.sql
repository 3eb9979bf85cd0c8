CREATE TABLE "holiday_calendars" (
	"creditor_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"calendar_id" text NOT NULL,
	"year" integer NOT NULL,
	"holidays" date[] NOT NULL,
	"workdays" date[] NOT NULL,
	"source" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_by_key" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "holiday_calendars_creditor_id_revision_pk" PRIMARY KEY("creditor_id","revision")
);
--> statement-breakpoint
CREATE TABLE "house_packs" (
	"creditor_id" uuid NOT NULL,
	"pack_id" text NOT NULL,
	"version" integer NOT NULL,
	"revision" integer NOT NULL,
	"document" jsonb,
	"changed_by" text NOT NULL,
	"changed_by_key" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "house_packs_creditor_id_pack_id_version_pk" PRIMARY KEY("creditor_id","pack_id","version")
);
--> statement-breakpoint
CREATE TABLE "rule_revisions" (
	"creditor_id" uuid PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule_switches" (
	"creditor_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"rule_id" text NOT NULL,
	"enabled" boolean,
	"effect" text,
	"reason" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_by_key" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rule_switches_creditor_id_revision_pk" PRIMARY KEY("creditor_id","revision")
);
--> statement-breakpoint
ALTER TABLE "holiday_calendars" ADD CONSTRAINT "holiday_calendars_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "house_packs" ADD CONSTRAINT "house_packs_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_revisions" ADD CONSTRAINT "rule_revisions_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_switches" ADD CONSTRAINT "rule_switches_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "house_packs_revision" ON "house_packs" USING btree ("creditor_id","revision");
--> statement-breakpoint
-- What was switched, uploaded or retired stays on record: the application adds and never changes.
GRANT SELECT, INSERT ON "holiday_calendars", "house_packs", "rule_switches" TO tact_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "holiday_calendars", "house_packs", "rule_switches" FROM tact_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "rule_revisions" TO tact_app;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['holiday_calendars', 'house_packs', 'rule_revisions', 'rule_switches'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY of_creditor ON %I USING (creditor_id = (SELECT tact_creditor())) WITH CHECK (creditor_id = (SELECT tact_creditor()))', t);
  END LOOP;
END $$;

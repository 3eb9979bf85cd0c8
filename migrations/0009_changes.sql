CREATE TABLE "four_eyes_settings" (
	"creditor_id" uuid PRIMARY KEY NOT NULL,
	"demanded" boolean NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_change_steps" (
	"creditor_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"step" text NOT NULL,
	"by" text,
	"by_key" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"digest" text,
	"reason" text,
	CONSTRAINT "policy_change_steps_creditor_id_change_id_ordinal_pk" PRIMARY KEY("creditor_id","change_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "policy_changes" (
	"creditor_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"document" jsonb NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"preview_id" uuid NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_by_key" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "policy_changes_creditor_id_change_id_pk" PRIMARY KEY("creditor_id","change_id")
);
--> statement-breakpoint
CREATE TABLE "policy_previews" (
	"creditor_id" uuid NOT NULL,
	"preview_id" uuid NOT NULL,
	"change_id" uuid NOT NULL,
	"state" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"activation" integer NOT NULL,
	"rule_revision" integer NOT NULL,
	"batch_id" uuid,
	"accounts_total" integer NOT NULL,
	"accounts_done" integer NOT NULL,
	"after_account" uuid,
	"tally" json,
	"finished_at" timestamp (3) with time zone,
	"result" text,
	"digest" text,
	CONSTRAINT "policy_previews_creditor_id_preview_id_pk" PRIMARY KEY("creditor_id","preview_id")
);
--> statement-breakpoint
CREATE TABLE "strategy_activations" (
	"creditor_id" uuid NOT NULL,
	"activation" integer NOT NULL,
	"strategy_id" text,
	"strategy_version" integer,
	"challenger" jsonb,
	"activated_at" timestamp (3) with time zone NOT NULL,
	"activated_by" text NOT NULL,
	"activated_by_key" uuid,
	"replanned_at" timestamp (3) with time zone,
	CONSTRAINT "strategy_activations_creditor_id_activation_pk" PRIMARY KEY("creditor_id","activation")
);
--> statement-breakpoint
ALTER TABLE "four_eyes_settings" ADD CONSTRAINT "four_eyes_settings_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_change_steps" ADD CONSTRAINT "policy_change_steps_creditor_id_change_id_policy_changes_creditor_id_change_id_fk" FOREIGN KEY ("creditor_id","change_id") REFERENCES "public"."policy_changes"("creditor_id","change_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_changes" ADD CONSTRAINT "policy_changes_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_previews" ADD CONSTRAINT "policy_previews_creditor_id_change_id_policy_changes_creditor_id_change_id_fk" FOREIGN KEY ("creditor_id","change_id") REFERENCES "public"."policy_changes"("creditor_id","change_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_activations" ADD CONSTRAINT "strategy_activations_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- What was in force, and who did what, stays on record: the application adds and never changes.
GRANT SELECT, INSERT ON "strategy_activations", "policy_change_steps" TO tact_app;
--> statement-breakpoint
GRANT UPDATE ("replanned_at") ON "strategy_activations" TO tact_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "four_eyes_settings", "policy_changes", "policy_previews" TO tact_app;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['four_eyes_settings', 'policy_changes', 'policy_change_steps', 'policy_previews', 'strategy_activations'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format(
      'CREATE POLICY of_creditor ON %I USING (creditor_id = (SELECT tact_creditor())) WITH CHECK (creditor_id = (SELECT tact_creditor()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- What is in force stays in force.
INSERT INTO "strategy_activations" (creditor_id, activation, strategy_id, strategy_version, activated_at, activated_by, replanned_at)
SELECT DISTINCT ON (creditor_id) creditor_id, 1, strategy_id, version, activated_at, coalesce(activated_by, 'migration'), now()
FROM "strategies" WHERE activated_at IS NOT NULL ORDER BY creditor_id, activated_at DESC;
--> statement-breakpoint
-- Creditors that are here already go on as they are used to; the new ones begin with two people.
INSERT INTO "four_eyes_settings" (creditor_id, demanded, changed_by, changed_at)
SELECT creditor_id, false, 'migration', now() FROM "creditors";

CREATE TABLE "kept_obligations" (
	"creditor_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"obligations" json NOT NULL,
	CONSTRAINT "kept_obligations_creditor_id_digest_pk" PRIMARY KEY("creditor_id","digest")
);
--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "obligations_digest" text;--> statement-breakpoint
-- What was told stays on record.
GRANT SELECT, INSERT ON "kept_obligations" TO tact_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "kept_obligations" FROM tact_app;
--> statement-breakpoint
ALTER TABLE "kept_obligations" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_creditor ON "kept_obligations" USING (creditor_id = (SELECT tact_creditor())) WITH CHECK (creditor_id = (SELECT tact_creditor()));
--> statement-breakpoint
-- A decision takes two to three kilobytes that compression makes hardly smaller, so it is kept in its row as it is: to
-- compress it and move it out is work for nothing. Larger ones are compressed as before.
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
    'CREATE TABLE IF NOT EXISTS public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L) %s',
    partition_name, parent, first_day, (first_day + interval '1 month')::date,
    CASE parent WHEN 'decisions' THEN 'WITH (toast_tuple_target = 4080)' ELSE '' END);
END $$;
--> statement-breakpoint
DO $$
DECLARE
  month regclass;
BEGIN
  FOR month IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'decisions'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 4080)', month);
  END LOOP;
END $$;

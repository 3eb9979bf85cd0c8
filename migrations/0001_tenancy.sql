-- The application works under a role that owns nothing, so row-level security binds it in every statement.
DO $$ BEGIN
  CREATE ROLE tact_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('GRANT tact_app TO %I', current_user);
EXCEPTION WHEN OTHERS THEN
  -- A superuser may act as tact_app without membership; anyone else must have been granted it by an administrator.
  IF NOT pg_has_role(current_user, 'tact_app', 'MEMBER') THEN RAISE; END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO tact_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tact_app;
--> statement-breakpoint
-- A creditor is created by an administrator, never by the application.
REVOKE INSERT, UPDATE, DELETE ON creditors FROM tact_app;
--> statement-breakpoint
-- What is written stays written: history and rejects only grow (a push of the same day replaces its own row).
REVOKE DELETE ON delinquency_history, delinquency_batches, delinquency_rejects, attempts, strategies, csv_mappings FROM tact_app;
--> statement-breakpoint
-- The creditor of the running transaction, NULL (sees nothing) when it was not set.
CREATE FUNCTION tact_creditor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('tact.creditor_id', true), '')::uuid $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    -- The sub-select makes it one look-up per statement instead of one per row.
    EXECUTE format(
      'CREATE POLICY of_creditor ON %I USING (creditor_id = (SELECT tact_creditor())) WITH CHECK (creditor_id = (SELECT tact_creditor()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Makes the monthly partition that holds `day`, if it is not there. The application may call it for the listed tables only.
CREATE FUNCTION tact_ensure_partition(parent text, day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
DECLARE
  first_day date := date_trunc('month', day)::date;
  partition_name text := parent || '_' || to_char(first_day, 'YYYYMM');
BEGIN
  IF parent NOT IN ('delinquency_history', 'attempts') THEN
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
--> statement-breakpoint
REVOKE ALL ON FUNCTION tact_ensure_partition(text, date) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tact_ensure_partition(text, date) TO tact_app;

ALTER TABLE "decisions" ADD COLUMN "objections" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "decisions_by_time" ON "decisions" USING btree ("creditor_id","decided_at");--> statement-breakpoint
CREATE INDEX "records_promised_in" ON "records" USING btree ("creditor_id","source_attempt_id") WHERE type = 'promise';
--> statement-breakpoint
-- Of what was decided before, the reasons as they stand in the answer.
UPDATE "decisions" SET objections = array(
  SELECT concat_ws(' ', r->>'pack', r->>'rule', r->>'code') FROM json_array_elements(answer->'reasons') AS r)
WHERE permit_id IS NULL;
--> statement-breakpoint
-- An agency reads what became of its own questions: of a decision never the facts or the whole answer, which know of
-- the contacts of others, of a promise nothing but how it ended.
GRANT SELECT (creditor_id, decision_id, decided_at, permit_id, agency_id, verdict, ask, objections) ON "decisions" TO tact_agency;
--> statement-breakpoint
GRANT SELECT (creditor_id, permit_id, agency_id, status, attempt_id) ON "permits" TO tact_agency;
--> statement-breakpoint
GRANT SELECT (creditor_id, attempt_id, at, agency_id, party, outcome) ON "attempts" TO tact_agency;
--> statement-breakpoint
GRANT SELECT (creditor_id, record_id, type, source_attempt_id, end_document) ON "records" TO tact_agency;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['decisions', 'permits', 'attempts'] LOOP
    EXECUTE format(
      'CREATE POLICY of_agency ON %I AS RESTRICTIVE TO tact_agency USING (agency_id = (SELECT tact_agency()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A promise is seen through the attempt it was made in, by the policy above.
CREATE POLICY of_agency ON "records" AS RESTRICTIVE TO tact_agency USING (
  type = 'promise' AND source_attempt_id IN (
    SELECT a.attempt_id FROM attempts a WHERE a.creditor_id = (SELECT tact_creditor())));

CREATE TABLE "contact_searches" (
	"creditor_id" uuid NOT NULL,
	"search_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"source" text NOT NULL,
	"found" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "contact_searches_creditor_id_search_id_pk" PRIMARY KEY("creditor_id","search_id")
);
--> statement-breakpoint
ALTER TABLE "contact_searches" ADD CONSTRAINT "contact_searches_creditor_id_borrower_id_borrowers_creditor_id_borrower_id_fk" FOREIGN KEY ("creditor_id","borrower_id") REFERENCES "public"."borrowers"("creditor_id","borrower_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_searches_of_borrower" ON "contact_searches" USING btree ("creditor_id","borrower_id");--> statement-breakpoint
GRANT SELECT, INSERT ON "contact_searches" TO tact_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON "contact_searches" FROM tact_app;
--> statement-breakpoint
ALTER TABLE "contact_searches" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_creditor ON "contact_searches" USING (creditor_id = (SELECT tact_creditor())) WITH CHECK (creditor_id = (SELECT tact_creditor()));

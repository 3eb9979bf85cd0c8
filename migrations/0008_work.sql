CREATE TABLE "work_items" (
	"creditor_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"house_id" uuid NOT NULL,
	"work_item_id" uuid NOT NULL,
	"collector_id" uuid NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"claimed_by" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "work_items_creditor_id_borrower_id_house_id_pk" PRIMARY KEY("creditor_id","borrower_id","house_id")
);
--> statement-breakpoint
ALTER TABLE "collectors" ADD COLUMN "capacity" integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_creditor_id_borrower_id_borrowers_creditor_id_borrower_id_fk" FOREIGN KEY ("creditor_id","borrower_id") REFERENCES "public"."borrowers"("creditor_id","borrower_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_items" ADD CONSTRAINT "work_items_creditor_id_collector_id_collectors_creditor_id_collector_id_fk" FOREIGN KEY ("creditor_id","collector_id") REFERENCES "public"."collectors"("creditor_id","collector_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "work_items_id" ON "work_items" USING btree ("creditor_id","work_item_id");--> statement-breakpoint
CREATE INDEX "work_items_of_collector" ON "work_items" USING btree ("creditor_id","collector_id","expires_at");
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "work_items" TO tact_app;
--> statement-breakpoint
-- Who had a borrower last stays known.
REVOKE DELETE, TRUNCATE ON "work_items" FROM tact_app;
--> statement-breakpoint
GRANT SELECT ON "work_items" TO tact_agency;
--> statement-breakpoint
ALTER TABLE "work_items" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY of_creditor ON "work_items" USING (creditor_id = (SELECT tact_creditor())) WITH CHECK (creditor_id = (SELECT tact_creditor()));
--> statement-breakpoint
CREATE POLICY of_agency ON "work_items" AS RESTRICTIVE TO tact_agency USING (house_id = (SELECT tact_agency()));

CREATE TABLE "accounts" (
	"creditor_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"account_number" text NOT NULL,
	"borrower_id" uuid NOT NULL,
	"product" text NOT NULL,
	"currency" text NOT NULL,
	"overdue_principal" bigint NOT NULL,
	"overdue_interest" bigint NOT NULL,
	"overdue_penalty" bigint NOT NULL,
	"overdue_fees" bigint NOT NULL,
	"total_outstanding" bigint NOT NULL,
	"oldest_unpaid_due_date" date,
	"credit_limit" bigint,
	"original_amount" bigint,
	"last_payment_on" date,
	"last_payment_amount" bigint,
	"limitation_ends_on" date,
	"secured_or_guaranteed" boolean,
	"ability_score" double precision,
	"willingness_score" double precision,
	"attributes" jsonb,
	"business_date" date NOT NULL,
	"batch_id" uuid NOT NULL,
	"digest" "bytea" NOT NULL,
	"status" text NOT NULL,
	"cured_on" date,
	"policy_version" text NOT NULL,
	"segment" text NOT NULL,
	"ladder" text NOT NULL,
	"stage" text,
	"stage_since" timestamp (3) with time zone NOT NULL,
	"lower_stage_earned_since" timestamp (3) with time zone,
	"stage_why" text NOT NULL,
	"next_action" text NOT NULL,
	"next_channel" text,
	"next_party" text,
	"next_contact_point_id" uuid,
	"next_why" text NOT NULL,
	"next_action_at" timestamp (3) with time zone,
	"priority" smallint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_creditor_id_account_id_pk" PRIMARY KEY("creditor_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"creditor_id" uuid NOT NULL,
	"api_key_id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_creditor_id_api_key_id_pk" PRIMARY KEY("creditor_id","api_key_id")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"creditor_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"borrower_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"contact_point_id" uuid,
	"person" text,
	"party" text NOT NULL,
	"channel" text NOT NULL,
	"direction" text NOT NULL,
	"outcome" text NOT NULL,
	"by" text NOT NULL,
	"purpose" text,
	CONSTRAINT "attempts_creditor_id_attempt_id_at_pk" PRIMARY KEY("creditor_id","attempt_id","at")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "borrowers" (
	"creditor_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"kind" text NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"salt" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"jurisdiction" text,
	"time_zones" text[] NOT NULL,
	"language" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "borrowers_creditor_id_borrower_id_pk" PRIMARY KEY("creditor_id","borrower_id")
);
--> statement-breakpoint
CREATE TABLE "contact_points" (
	"creditor_id" uuid NOT NULL,
	"contact_point_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"party" text NOT NULL,
	"person" text NOT NULL,
	"channels" text[] NOT NULL,
	"value_sealed" "bytea" NOT NULL,
	"value_index" "bytea" NOT NULL,
	"source" text,
	"status" text NOT NULL,
	"unusable_reason" text,
	"place" text,
	"consent" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_points_creditor_id_contact_point_id_pk" PRIMARY KEY("creditor_id","contact_point_id")
);
--> statement-breakpoint
CREATE TABLE "creditors" (
	"creditor_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "csv_mappings" (
	"creditor_id" uuid NOT NULL,
	"mapping_id" text NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "csv_mappings_creditor_id_mapping_id_version_pk" PRIMARY KEY("creditor_id","mapping_id","version")
);
--> statement-breakpoint
CREATE TABLE "delinquency_batches" (
	"creditor_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"client_batch_id" text,
	"business_date" date NOT NULL,
	"mode" text NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	"answer" jsonb NOT NULL,
	CONSTRAINT "delinquency_batches_creditor_id_batch_id_pk" PRIMARY KEY("creditor_id","batch_id")
);
--> statement-breakpoint
CREATE TABLE "delinquency_history" (
	"creditor_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"business_date" date NOT NULL,
	"batch_id" uuid NOT NULL,
	"product" text NOT NULL,
	"currency" text NOT NULL,
	"overdue_total" bigint NOT NULL,
	"total_outstanding" bigint NOT NULL,
	"oldest_unpaid_due_date" date,
	"status" text NOT NULL,
	"segment" text NOT NULL,
	"stage" text,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delinquency_history_creditor_id_account_id_business_date_pk" PRIMARY KEY("creditor_id","account_id","business_date")
) PARTITION BY RANGE ("business_date");
--> statement-breakpoint
CREATE TABLE "delinquency_rejects" (
	"creditor_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"line" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"account_number" text,
	"path" text NOT NULL,
	"code" text NOT NULL,
	"message" text NOT NULL,
	CONSTRAINT "delinquency_rejects_creditor_id_batch_id_line_ordinal_pk" PRIMARY KEY("creditor_id","batch_id","line","ordinal")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"creditor_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_creditor_id_operation_key_pk" PRIMARY KEY("creditor_id","operation","key")
);
--> statement-breakpoint
CREATE TABLE "strategies" (
	"creditor_id" uuid NOT NULL,
	"strategy_id" text NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL,
	"activated_at" timestamp (3) with time zone,
	"activated_by" text,
	CONSTRAINT "strategies_creditor_id_strategy_id_version_pk" PRIMARY KEY("creditor_id","strategy_id","version")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_creditor_id_borrower_id_borrowers_creditor_id_borrower_id_fk" FOREIGN KEY ("creditor_id","borrower_id") REFERENCES "public"."borrowers"("creditor_id","borrower_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "borrowers" ADD CONSTRAINT "borrowers_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_points" ADD CONSTRAINT "contact_points_creditor_id_borrower_id_borrowers_creditor_id_borrower_id_fk" FOREIGN KEY ("creditor_id","borrower_id") REFERENCES "public"."borrowers"("creditor_id","borrower_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "csv_mappings" ADD CONSTRAINT "csv_mappings_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delinquency_batches" ADD CONSTRAINT "delinquency_batches_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delinquency_rejects" ADD CONSTRAINT "delinquency_rejects_creditor_id_batch_id_delinquency_batches_creditor_id_batch_id_fk" FOREIGN KEY ("creditor_id","batch_id") REFERENCES "public"."delinquency_batches"("creditor_id","batch_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategies" ADD CONSTRAINT "strategies_creditor_id_creditors_creditor_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("creditor_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_number" ON "accounts" USING btree ("creditor_id","account_number");--> statement-breakpoint
CREATE INDEX "accounts_borrower" ON "accounts" USING btree ("creditor_id","borrower_id");--> statement-breakpoint
CREATE INDEX "accounts_queue" ON "accounts" USING btree ("creditor_id","priority" DESC NULLS LAST,"next_action_at","account_id") WHERE next_action_at is not null;--> statement-breakpoint
CREATE INDEX "attempts_of_borrower" ON "attempts" USING btree ("creditor_id","borrower_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "borrowers_reference" ON "borrowers" USING btree ("creditor_id","reference");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_points_of_borrower" ON "contact_points" USING btree ("creditor_id","borrower_id","party","person","value_index");--> statement-breakpoint
CREATE INDEX "contact_points_value" ON "contact_points" USING btree ("creditor_id","value_index");--> statement-breakpoint
CREATE INDEX "delinquency_batches_date" ON "delinquency_batches" USING btree ("creditor_id","business_date");--> statement-breakpoint
CREATE INDEX "strategies_in_force" ON "strategies" USING btree ("creditor_id","activated_at");
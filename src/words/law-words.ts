/** Titles of rules and texts of obligations in another language than that of the packs, which is English. */
export interface LawWords {
  /** By rule id. A phrase, without a full stop. */
  readonly rules: Readonly<Record<string, string>>
  /** By rule id and code with a space between: `CN-R4 record_call`. Sentences. */
  readonly obligations: Readonly<Record<string, string>>
}

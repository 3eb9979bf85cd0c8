/** Explanations in the schema: what reads well stands beside what a program needs. */
export const EXPLANATIONS_SDL = /* GraphQL */ `
"Languages of explanations; absent: the one of Accept-Language, else en."
enum Language { en zh }

extend type Account {
  "Where the account stands, why, and what is missing for the next stage."
  stageExplanation(language: Language): String!
}
extend type NextAction {
  "timeZone: the caller's own IANA zone, told besides the borrower's; absent: UTC."
  explanation(language: Language, timeZone: String): String!
}
extend type Permission {
  "The whole answer: may it happen or from when on, why not, and what must be done with it."
  explanation(language: Language, timeZone: String): String!
}
extend type Reason {
  explanation(language: Language, timeZone: String): String!
}
extend type Obligation {
  explanation(language: Language): String!
}
`

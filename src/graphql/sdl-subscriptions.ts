/** The part of the GraphQL schema that stays open, over a WebSocket at /graphql (protocol graphql-transport-ws). */
export const SUBSCRIPTION_SDL = /* GraphQL */ `
"Each answers at once and again whenever its answer has changed, at most once a second."
type Subscription {
  "null: there is no such account, or not for this caller, or not any more."
  accountChanged(accountNumber: String!): Account
  "The head of the work queue."
  nextActionsChanged(first: Int = 20, filter: NextActionFilter): AccountConnection!
}
`

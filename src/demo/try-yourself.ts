/** Requests that a reader of the demo can send himself. A test sends them, so that they go on working. */

export const GRAPHQL_TO_TRY =
  '{ nextActions(first: 3) { edges { node { accountNumber stage borrower { maskedName } ' +
  'permissions { channel permission { verdict nextAllowedAt reasons { code rule } } } } } } }'

export function showAccountPath(accountNumber: string): string {
  return `/v1/accounts/${accountNumber}`
}

export function visitQuestion(accountNumber: string): string {
  return JSON.stringify({ accountNumber, channel: 'visit', place: 'doorstep', collectors: 2 })
}

export function tryYourself(url: string, key: string, accountNumber: string): string {
  return `  API page   ${url}/docs
  GraphiQL   ${url}/graphiql   (the page loads its scripts from unpkg.com)
  Reports    ${url}/reports    (sign in with the demo key)
  Demo key   ${key}
             In GraphiQL put it under Headers: {"authorization": "Bearer <key>"}

  An account, and whether two collectors may visit it now:

    KEY=${key}
    curl -s -H "Authorization: Bearer $KEY" ${url}${showAccountPath(accountNumber)}
    curl -s -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \\
      -d '${visitQuestion(accountNumber)}' ${url}/v1/contact-permissions

  In GraphiQL, the work queue with a permission for each way to each contact point:

    ${GRAPHQL_TO_TRY}`
}

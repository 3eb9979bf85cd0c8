/** A failure as GraphQL tells it: the words and codes of the problems of REST, and nothing that stays in the log. */
import { GraphQLError, type GraphQLErrorOptions } from 'graphql'
import { type Problem, toProblemDocument } from '../platform/problems.ts'

export function problemError(
  problem: Problem,
  requestId: string,
  where: GraphQLErrorOptions = {},
): GraphQLError {
  // All that a problem document says, but for what stands in the message.
  const { type: _type, title, status: _status, detail, ...extensions } = toProblemDocument(problem, requestId)
  return new GraphQLError(`${title}. ${detail}`, { ...where, extensions })
}

/** A day's list: one question a line in, one answer a line out, in the same order, while the list is still coming. */
import { Problem, toProblemDocument } from '../platform/problems.ts'
import { type SplitLine, splitLines } from '../platform/split-lines.ts'
import type { PermitResult } from './issue-permits.ts'
import { type PermitQuestion, permitQuestion } from './permit-schemas.ts'

/** A question is short; what is longer is none. */
const LINE_BYTES_MAX = 16 * 1024
/** Questions of one list that are under way at once: more would only wait for each other. */
const AT_ONCE = 256

/**
 * @param ask answers one question; what it throws becomes the problem of that line.
 * @param requestId stands in the problems.
 */
export async function* streamPermits(
  body: AsyncIterable<Uint8Array>,
  ask: (question: PermitQuestion, line: number) => Promise<PermitResult>,
  toProblem: (error: Error) => Problem,
  requestId: string,
): AsyncGenerator<string> {
  for await (const lines of splitLines(body, LINE_BYTES_MAX)) {
    for (let from = 0; from < lines.length; from += AT_ONCE) {
      const answers = await Promise.all(lines.slice(from, from + AT_ONCE).map(answerLine))
      yield answers.join('')
    }
  }

  async function answerLine(line: SplitLine): Promise<string> {
    try {
      const { body } = await ask(questionOf(line), line.line)
      return `{"line":${line.line},${body.toString('utf8', 1)}\n`
    } catch (error) {
      const problem = toProblem(error as Error)
      return `${JSON.stringify({ line: line.line, problem: toProblemDocument(problem, requestId) })}\n`
    }
  }
}

/** @throws Problem */
function questionOf({ text, problem }: SplitLine): PermitQuestion {
  if (problem !== undefined) {
    throw new Problem(
      problem,
      problem === 'line_too_long' ? 'The line is too long.' : 'The line is not UTF-8.',
    )
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Problem('malformed_request', 'The line is not JSON.')
  }
  const parsed = permitQuestion.safeParse(json)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map((issue) => ({
    pointer: issue.path.map((key) => `/${String(key)}`).join(''),
    code: issue.code,
    message: issue.message,
  }))
  throw new Problem('invalid_request', errors.map((one) => `${one.pointer}: ${one.message}`).join('; '), {
    errors,
  })
}

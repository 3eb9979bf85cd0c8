/** Titles of problems in the language that a request asks for. */
import type { TitleOf } from '../platform/problem-handler.ts'
import { explanationWanted } from './explanation-wanted.ts'
import { wordsOf } from './words-of.ts'

export const problemTitle: TitleOf = (request, code) => {
  const wanted = explanationWanted(request.headers)
  return wanted === null ? null : wordsOf(wanted.language).problems[code]
}

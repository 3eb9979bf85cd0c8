/** What to do next with an account, when, and why. */
import type { NextWhy } from './language-file.ts'
import type { Listener } from './listener.ts'
import { stageOf } from './name-stage.ts'
import { sayMoment } from './say-moment.ts'
import type { ToldAction } from './told.ts'
import { wordsOf } from './words-of.ts'

export function explainAction(action: ToldAction, listener: Listener): string {
  const { phrases, nextWhys } = wordsOf(listener.language)
  const moment = action.at === null ? null : sayMoment(action.at, listener)
  const task =
    action.stage === null ? undefined : stageOf(listener.strategy, action.ladder, action.stage)?.task
  return [
    phrases.action(action, moment),
    nextWhys[action.why as NextWhy] ?? '',
    action.action === 'task' && task !== undefined ? phrases.task(task) : '',
  ]
    .filter((part) => part !== '')
    .join(phrases.gap)
}

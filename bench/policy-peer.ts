/** A general rule engine that answers the subset. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Digest } from './policy-digest.ts'

export interface Peer {
  readonly name: string
  readonly version: string
  /** How it is asked, for the report. */
  readonly how: string
  /**
   * `decision`: a set of rules that names those that object, asked one question after the other. `other`: a form that
   * is faster and gives something of that up, shown for the record.
   */
  readonly form: 'decision' | 'other'
  /** Takes the facts over in the engine's own shape, outside the measured time. */
  load(digests: readonly Digest[]): LoadedPeer
}

export interface LoadedPeer {
  /** Ids of the rules that object to one question. */
  objections(index: number): Promise<readonly string[]>
  /** Asks every question once. @returns how many are allowed */
  run(): number | Promise<number>
}

export function versionOf(packageName: string): string {
  const file = path.resolve(import.meta.dirname, '../node_modules', packageName, 'package.json')
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}

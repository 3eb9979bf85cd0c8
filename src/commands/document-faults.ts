/** Documents given to linters: read, and what their shape lacks, one sentence for each fault. */
import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { CommandError } from './command-error.ts'

/** @throws CommandError when there is no such file or it is not JSON. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new CommandError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

export function shapeFaults(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const isAnyOf = issue.code === 'invalid_union' && issue.message === 'Invalid input'
    return faultLine(
      'error',
      issue.path.map((part) => `/${String(part)}`).join(''),
      isAnyOf ? 'fits none of the shapes that are allowed here' : issue.message,
    )
  })
}

export function faultLine(severity: 'error' | 'warning', pointer: string, message: string): string {
  return `${severity.padEnd(7)} ${pointer === '' ? '/' : pointer}: ${message}`
}

/** Prints the faults, or that there is none. @returns the exit code. */
export function report(
  subject: string,
  lines: readonly string[],
  isFault: (line: string) => boolean,
): number {
  if (lines.length === 0) {
    process.stdout.write(`${subject}: no fault found\n`)
    return 0
  }
  process.stdout.write(
    `${lines.join('\n')}\n${subject}: ${lines.length} fault${lines.length === 1 ? '' : 's'}\n`,
  )
  return lines.some(isFault) ? 1 : 0
}

/** What benches tell: how far they are on stderr, figures on stdout. */
export function say(what: string): void {
  process.stderr.write(`${what} ...\n`)
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

export function count(number: number): string {
  return number.toLocaleString('en-GB')
}

/** What may be shown of a name: enough to recognise it when one knows it, not enough to learn it. */
export function maskName(name: string): string {
  const [first = ''] = name
  return `${first}${'*'.repeat(Math.min(Math.max([...name].length - 1, 1), 8))}`
}

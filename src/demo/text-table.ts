/** Columns that line up on a terminal. */

/** Titles and rows; columns whose title begins with `>` stand to the right. Indented by two. */
export function textTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const isRight = titles.map((title) => title.startsWith('>'))
  const lines = [titles.map((title) => title.replace(/^>/, '')), ...rows]
  const widths = titles.map((_, i) => Math.max(...lines.map((line) => widthOf(line[i] ?? ''))))
  return lines
    .map((line) => {
      const cells = widths.map((width, i) => {
        const cell = line[i] ?? ''
        const blank = ' '.repeat(width - widthOf(cell))
        return isRight[i] === true ? blank + cell : cell + blank
      })
      return `  ${cells.join('  ').trimEnd()}`
    })
    .join('\n')
}

/**
 * Text in lines of at most `width`, the first after `indent`, the others after `hanging`. Chinese text may break
 * anywhere, other text at blanks.
 */
export function wrapped(text: string, indent: string, hanging = indent, width = 100): string {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[^\S\n]*(?:[\u2e80-\uffef]|[^\s\u2e80-\uffef]+)/g) ?? []) {
    if (line !== '' && widthOf(line) + widthOf(piece) > width - widthOf(hanging)) {
      lines.push(line)
      line = piece.trimStart()
    } else line += line === '' ? piece.trimStart() : piece
  }
  if (line !== '') lines.push(line)
  return lines.map((content, i) => (i === 0 ? indent : hanging) + content).join('\n')
}

/** Chinese characters and full-width signs take two places. */
function widthOf(text: string): number {
  let width = 0
  for (const letter of text)
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        letter,
      )
        ? 2
        : 1
  return width
}

// A report has two parts: what follows from the plan and its results alone, and where and how it was made. A marker line parts them.

/** Stands alone on its line, and on no other: text in the report escapes "<", and code in it holds no line breaks. */
export const environmentMarker = '<!-- lagbench:environment -->'

/** The part of a report that is the same, byte for byte, for the same plan and results; the whole text when there is no marker. */
export function deterministicPart(markdown: string): string {
  const lines = markdown.split('\n')
  const end = lines.indexOf(environmentMarker)
  return end < 0 ? markdown : lines.slice(0, end).join('\n')
}

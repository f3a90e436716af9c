// Control characters (ANSI escapes begin with one) and the marks that turn the direction of writing: out of every text of the page.

const invisible = /(?![\n\t])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

export function withoutInvisible(text: string): string {
  return text.replaceAll(invisible, ' ')
}

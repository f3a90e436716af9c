// A figure of a report: its file beside the markdown, its picture, and its words.

export interface Figure {
  /** Path relative to the report, e.g. `figures/success.svg`. */
  readonly file: string
  readonly svg: string
  /** For those who cannot see it: what the figure shows. */
  readonly alt: string
  /** How to read it. */
  readonly caption: string
}

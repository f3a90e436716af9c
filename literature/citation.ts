// A literature reference, as data: reports print it, and BibTeX for exactly what they used.

export interface Citation {
  /** BibTeX key, e.g. `hochreiter1997lstm`. */
  readonly key: string
  readonly type: 'article' | 'inproceedings' | 'incollection' | 'techreport' | 'phdthesis'
  /** BibTeX author list: `Last, First and Last, First`. */
  readonly authors: string
  readonly year: number
  readonly title: string
  /** Journal, proceedings, book or institution. */
  readonly venue: string
  readonly volume?: string
  readonly number?: string
  readonly pages?: string
  readonly doi?: string
}

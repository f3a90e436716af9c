// Published figures as data: one JSON file per paper in this folder, in our own words, each figure with its place in the paper and its
// standing. A figure says which method, task and settings it is about; a setting that it leaves out it does not constrain.

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { canonicalJson, type Json } from '../engine/canonical.ts'
import type { Citation } from './citation.ts'
import {
  bengiofrasconi1994,
  fahlman1991,
  hochreiter1997guessing,
  hochreiter1997lstm,
  lin1996narx,
  mozer1992multiscale,
  ring1993,
  schmidhuber1992chunker,
} from './citations.ts'

const figureSchema = z.strictObject({
  /** Table, row, section. */
  place: z.string().min(1),
  /** `primary`: read in the cited paper. `quoted`: read in a later paper that quotes it. `recalled`: from memory, to be checked. */
  standing: z.enum(['primary', 'quoted', 'recalled']),
  method: z.string().min(1),
  options: z.record(z.string(), z.json()).default({}),
  /** Options that the paper leaves open: any value of them may be held against the figure. */
  open: z.array(z.string()).default([]),
  task: z.string().min(1),
  parameters: z.record(z.string(), z.json()).default({}),
  /**
   * What the figure counts until a trial was solved (a mean over trials): training sequences, or weight changes (candidates drawn, for
   * a search). `errorRate`: the share of wrong answers after training, 0 to 1.
   */
  quantity: z.enum(['sequences', 'weightChanges', 'errorRate']),
  /** An earlier stage of the task's criterion that the figure is about, by name. */
  milestone: z.string().optional(),
  value: z.number().nonnegative(),
  /** Trials behind the figure; null where the paper does not say. */
  trials: z.int().positive().nullable(),
  note: z.string(),
  /** Why no measurement can be held against this figure, where that is so. */
  notComparable: z.string().optional(),
})

const paperSchema = z.strictObject({ citation: z.string(), figures: z.array(figureSchema).min(1) })

export type PublishedFigure = Readonly<z.infer<typeof figureSchema>> & { readonly citation: Citation }

/** What decides whether a figure is about a trial. */
export interface PublishedQuery {
  readonly method: string
  readonly options: { readonly [name: string]: Json }
  readonly task: string
  readonly parameters: { readonly [name: string]: Json }
}

const papers: readonly { readonly file: string; readonly citation: Citation }[] = [
  { file: 'schmidhuber-1992.json', citation: schmidhuber1992chunker },
  { file: 'fahlman-1991.json', citation: fahlman1991 },
  { file: 'mozer-1992.json', citation: mozer1992multiscale },
  { file: 'ring-1993.json', citation: ring1993 },
  { file: 'bengio-frasconi-1994.json', citation: bengiofrasconi1994 },
  { file: 'lin-1996-narx.json', citation: lin1996narx },
  { file: 'hochreiter-schmidhuber-1996-guessing.json', citation: hochreiter1997guessing },
  { file: 'hochreiter-schmidhuber-1997.json', citation: hochreiter1997lstm },
]

let loaded: readonly PublishedFigure[] | undefined

/** All figures, in the order of the papers' years and of the files. Throws on a file that does not keep to the schema. */
export function publishedFigures(): readonly PublishedFigure[] {
  loaded ??= papers.flatMap(({ file, citation }) => {
    const parsed = paperSchema.safeParse(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')))
    if (!parsed.success) throw new Error(`Expected published figures in literature/${file}:\n${z.prettifyError(parsed.error)}`)
    if (parsed.data.citation !== citation.key) {
      throw new Error(`Expected the citation '${citation.key}' in literature/${file}, got '${parsed.data.citation}'`)
    }
    return parsed.data.figures.map(figure => ({ ...figure, citation }))
  })
  return loaded
}

/** The figures about a trial: same method and task, and every setting that the figure names has the same value. */
export function publishedFor(query: PublishedQuery, figures = publishedFigures()): readonly PublishedFigure[] {
  return figures.filter(
    figure =>
      figure.method === query.method &&
      figure.task === query.task &&
      holds(figure.options, query.options) &&
      holds(figure.parameters, query.parameters),
  )
}

function holds(wanted: { readonly [name: string]: Json }, given: { readonly [name: string]: Json }): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => given[name] !== undefined && canonicalJson(given[name]) === canonicalJson(value),
  )
}

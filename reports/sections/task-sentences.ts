// What the methods solved of one task, as a sentence. With few methods every lag is told; with more, how far each of them got; with many,
// how many of them got how far, and which got furthest.

import { count, listed } from '../format.ts'
import { frontierOf } from '../frontier.ts'
import type { Cell, Grid, MethodEntry, TaskEntry } from '../grid.ts'
import { code, type Inline } from '../markdown/nodes.ts'

const fewMethods = 5
/** More names than these make a sentence that nobody reads. */
export const mostNames = 12

export function taskSentences(grid: Grid, task: TaskEntry): Inline[] {
  const cells = Map.groupBy(grid.cellsOf(task.label), cell => cell.method)
  const few = cells.size <= fewMethods
  const groups = [...Map.groupBy(cells, ([, own]) => (few ? everyLag(own) : howFar(own)))]
  if (!few) groups.sort((a, b) => reach(b[1][0]![1]) - reach(a[1][0]![1]))
  return groups.flatMap(([phrase, entries], index): Inline[] => {
    const names = nameList(entries.map(([method]) => method))
    const end = index === groups.length - 1 ? '.' : '; '
    if (cells.size <= mostNames) return [...names, ` ${phrase}${end}`]
    // Who got furthest is worth its names, as long as these are few.
    const named = index === 0 && entries.length <= mostNames && reach(entries[0]![1]) > 0
    const amount = index === 0 ? `${count(entries.length)} of ${count(cells.size)} methods` : count(entries.length)
    return [`${amount} ${phrase}`, ...(named ? [' (', ...names, ')'] : []), end]
  })
}

/** Names in code, as "`a`, `b` and `c`". */
export function nameList(methods: readonly MethodEntry[]): Inline[] {
  return methods.flatMap(({ label }, index): Inline[] => [
    index === 0 ? '' : index === methods.length - 1 ? ' and ' : ', ',
    code(label),
  ])
}

/** "at lag 50", "at lags 25 and 50", "at every lag (25 to 200)". */
function lagsText(lags: readonly number[], all: number): string {
  if (lags.length === 1) return `at lag ${count(lags[0]!)}`
  if (lags.length < all) return `at lags ${listed(lags.map(count))}`
  return `at every lag (${count(lags[0]!)} to ${count(lags.at(-1)!)})`
}

/** "solved 5 of 5 at lags 25 and 50, 2 of 5 at lag 100": neighbouring lags with the same outcome in one phrase. */
function everyLag(cells: readonly Cell[]): string {
  const runs: { readonly phrase: string; readonly lags: number[] }[] = []
  for (const cell of cells) {
    const phrase = outcomePhrase(cell)
    const run = runs.at(-1)
    if (run?.phrase === phrase) run.lags.push(cell.lag)
    else runs.push({ phrase, lags: [cell.lag] })
  }
  return runs
    .map(({ phrase, lags }, index) => {
      const again = phrase.startsWith('solved ') && runs[index - 1]?.phrase.startsWith('solved ')
      return `${again ? phrase.slice('solved '.length) : phrase} ${lagsText(lags, cells.length)}`
    })
    .join(', ')
}

function outcomePhrase({ tally }: Cell): string {
  if (tally.finished > 0) return `solved ${count(tally.solved)} of ${count(tally.finished)}`
  // Verbs that fit one method and several.
  if (tally.skipped > 0) return 'had to be skipped'
  return tally.failed > 0 ? 'failed' : 'did not run'
}

/** "solved all trials up to lag 200", in verbs that fit one method and several. */
function howFar(cells: readonly Cell[]): string {
  const frontier = frontierOf(cells)
  if (frontier.kind === 'skipped') return 'had to be skipped'
  if (frontier.kind === 'no result') return 'had no result'
  const { mastered, tried } = frontier
  if (mastered === null) return 'left trials unsolved at the shortest lag already'
  return `solved all trials up to lag ${count(mastered)}${mastered === tried ? ', the longest' : ''}`
}

function reach(cells: readonly Cell[]): number {
  const frontier = frontierOf(cells)
  return frontier.kind === 'tried' ? (frontier.mastered ?? 0) : -1
}

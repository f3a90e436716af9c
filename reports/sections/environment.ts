// Where and how these results were made: the part of the report that may differ from one run to the next.

import { arch, platform } from 'node:os'
import process from 'node:process'
import type { RootContent } from 'mdast'
import type { TrialRecord } from '../../runner/record.ts'
import { duration } from '../format.ts'
import type { Grid, Trial } from '../grid.ts'
import { type CellContent, code, comment, heading, type Inline, list, paragraph, table } from '../markdown/nodes.ts'
import { environmentMarker } from '../parts.ts'

export interface Making {
  readonly command: string
  /** Null outside a checkout. */
  readonly commit: string | null
}

export function environment(grid: Grid, { command, commit }: Making): RootContent[] {
  const records = grid.trials.flatMap(({ record }) => record ?? [])
  const starts = records.map(record => record.environment.startedAt).sort()
  return [
    comment(environmentMarker),
    heading(2, 'Environment'),
    list([
      ['Command: ', code(command)],
      ['Commit: ', commit === null ? 'unknown' : code(commit)],
      [`Report written by Node ${process.version} on ${platform()} ${arch()}.`],
      ...(records.length === 0
        ? []
        : [
            [
              `Trials run between ${starts[0]} and ${starts.at(-1)}, by `,
              ...madeBy(records.map(({ environment: { runtime, platform: machine } }) => `${runtime}, ${machine}`)),
              '.',
            ],
            [`Wall time of all trials together: ${duration(wall(grid.trials))}.`],
            ...outside(records),
          ]),
    ]),
    ...(records.length === 0 ? [] : [paragraph('Wall time by method and task:'), wallTable(grid)]),
  ]
}

function madeBy(descriptions: readonly string[]): Inline[] {
  return [...new Set(descriptions)].sort().flatMap((text, index): Inline[] => [index === 0 ? '' : '; ', code(text)])
}

/** The sources of methods and tasks that are not lagbench's own. */
function outside(records: readonly TrialRecord[]): Inline[][] {
  const sources = records.flatMap(({ result: { spec }, environment: { outside = {} } }) =>
    (['method', 'task'] as const).flatMap(kind => (outside[kind] === undefined ? [] : `${kind} ${spec[kind]}: ${outside[kind]}`)),
  )
  if (sources.length === 0) return []
  const named = [...new Set(sources)].sort().flatMap((text, index): Inline[] => [index === 0 ? '' : ', ', code(text)])
  return [["Not lagbench's own, with the SHA-256 of their sources: ", ...named, '.']]
}

function wallTable(grid: Grid): RootContent {
  return table(
    `l${'r'.repeat(grid.tasks.length)}`,
    ['Method', ...grid.tasks.map(task => code(task.label))],
    grid.methods.map((method): CellContent[] => [
      code(method.label),
      ...grid.tasks.map(task =>
        duration(wall(grid.cellsOf(task.label).flatMap(cell => (cell.method === method ? cell.trials : [])))),
      ),
    ]),
  )
}

/** Milliseconds that the trials took, one after the other. */
export function wall(trials: readonly Trial[]): number {
  return trials.reduce((sum, { record }) => sum + (record?.environment.wallMs ?? 0), 0)
}

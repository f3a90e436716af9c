import test from 'ava'
import type { ReportInput } from '../../../reports/compose.ts'
import { MOST_LINES } from '../../../reports/figures/success-matrix.ts'
import { makeGrid } from '../../../reports/grid.ts'
import { serialize } from '../../../reports/markdown/serialize.ts'
import { cost } from '../../../reports/sections/cost.ts'
import { crowded } from '../crowded.ts'
import { fixtureInput, taskIds } from '../fixtures.ts'

function written({ plan, records, registry }: ReportInput) {
  const grid = makeGrid(plan, records, registry)
  return { grid, text: serialize(cost(grid, [], [])) }
}

const rows = (text: string): number => text.split('\n').filter(line => line.startsWith('| `')).length

test('few methods: a row for each combination with a finished trial, solved or not', t => {
  const { grid, text } = written(fixtureInput())
  t.is(rows(text), grid.cells.filter(({ tally }) => tally.finished > 0).length)
  t.false(text.includes('there is no row'))
})

test('many methods: only where a trial was solved, and it is said', t => {
  const { grid, text } = written(crowded(1 + Math.ceil(MOST_LINES / 3)))
  const solved = grid.cells.filter(({ tally }) => tally.solved > 0).length
  t.true(solved < grid.cells.filter(({ tally }) => tally.finished > 0).length)
  t.is(rows(text), solved)
  t.true(text.includes('Where no trial was solved within the budget there is no row.'))
})

test('a task that nothing solved has a sentence instead of an empty table', t => {
  const input = crowded(1 + Math.ceil(MOST_LINES / 3))
  const records = input.records.map(record =>
    record.result.spec.task === taskIds[0] && record.result.outcome.status === 'solved'
      ? { ...record, result: { ...record.result, outcome: { status: 'unsolved' } as const, test: null } }
      : record,
  )
  const { text } = written({ ...input, records })
  t.is(text.split('No trial was solved within it.').length, 2)
})

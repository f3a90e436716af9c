import test from 'ava'
import { makeGrid } from '../../../reports/grid.ts'
import { serialize } from '../../../reports/markdown/serialize.ts'
import { leaderboard } from '../../../reports/sections/leaderboard.ts'
import { standingsOf } from '../../../reports/standing.ts'
import type { Outcome } from '../../../runner/record.ts'
import { fixtureInput, record, registry } from '../fixtures.ts'

const { plan } = fixtureInput()
const [first, second, third] = plan.methodLabels as [string, string, string]

type Rule = (method: string, lag: number, seed: number) => Outcome

const solved: Outcome = { status: 'solved' }
const unsolved: Outcome = { status: 'unsolved' }

function written(rule: Rule, seeds = 5): string {
  const own = { ...plan, trials: plan.trials.filter(({ spec }) => spec.seed <= seeds) }
  const records = own.trials.map(trial => record(trial, rule(trial.methodLabel, trial.spec.parameters.lag, trial.spec.seed), 100))
  const grid = makeGrid(own, records, registry)
  return serialize(leaderboard(grid, standingsOf(grid).overall))
}

/** Cells of a method's row, without padding. */
const row = (text: string, method: string): string[] =>
  text
    .split('\n')
    .find(line => line.includes(`| \`${method}\``))!
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim())

test('tiers stand in order, with what was solved and how far', t => {
  const text = written((method, lag) => (method === first || (method === second && lag <= 50) ? solved : unsolved))
  t.true(text.startsWith('## Leaderboard'))
  t.deepEqual(row(text, first).slice(0, 3), ['1', `\`${first}\``, '60 of 60'])
  t.deepEqual(row(text, second).slice(0, 3), ['2', `\`${second}\``, '30 of 60'])
  t.deepEqual(row(text, third).slice(0, 3), ['3', `\`${third}\``, '0 of 60'])
  t.regex(text, /3 pairs of methods were compared .+: 3 can be told apart/)
})

test('the frontier is told as far as lags were tried', t => {
  const text = written((method, lag) => (method === first || (method === second && lag <= 50) ? solved : unsolved))
  // All solved: no upper end, and no estimate. Five seeds do not refute 0.9 at any lag.
  t.is(row(text, first)[3], '200 of 200')
  // Solved up to 50 and not from 100 on.
  t.is(row(text, second)[3], '50 of 200 (51, ≤ 73)')
  // Never solved at lags from 25.
  t.is(row(text, third)[3], 'none of 200 (< 25)')
})

test('where nothing can be told apart there are no tiers', t => {
  const text = written(() => solved)
  t.true(text.startsWith('## How far each method got'))
  t.true(text.includes('no pair can be told apart. The order of the rows means nothing.'))
  t.false(text.includes('Tier'))
})

test('a method that skipped everything stands last, in no tier, and is not called unsolved', t => {
  const text = written((method, lag) =>
    method === first ? { status: 'skipped', reason: 'no' } : method === second || lag <= 25 ? solved : unsolved,
  )
  t.deepEqual(row(text, first), ['–', `\`${first}\``, '–', 'skipped', 'skipped', 'skipped'])
  t.is(text.trim().split('\n').at(-1)!.includes(`\`${first}\``), true)
})

test('methods that never met the same task are put in no order', t => {
  const text = written(method => (method === first ? solved : { status: 'skipped', reason: 'no' }))
  t.true(text.includes('No two methods have finished trials on the same task and lag'))
})

// What the README says of the lag ladder follows from its committed trials.

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import test from 'ava'
import { count } from '../../reports/format.ts'
import { readSoundResults } from '../../runner/exchange/read.ts'

const root = resolve(import.meta.dirname, '../..')
const { stored, records } = readSoundResults(join(root, 'results/lag-ladder'))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const section = readme.slice(readme.indexOf('## How far each remedy reaches'), readme.indexOf("## The paper's claims"))

/** The methods that solved every trial of a task up to a lag. */
function mastersOf(task: string, lag: number): string[] {
  const trials = records.filter(({ result: { spec } }) => spec.task === task && spec.parameters.lag <= lag)
  return stored.plan.methodLabels.filter(method => {
    const own = trials.filter(({ result }) => result.spec.method === method)
    return own.length > 0 && own.every(({ result }) => result.outcome.status === 'solved')
  })
}

test('the size of the ladder is told', t => {
  t.true(section.includes(`${stored.plan.methodLabels.length} methods, four seeds, ${count(records.length)} trials`))
  t.is(new Set(records.map(({ result }) => result.spec.seed)).size, 4)
})

for (const [task, sentence] of [
  ['latch', /on the latch (\d+), by ([^;]+);/],
  ['two-sequence', /on two-sequence (\d+), by ([^;]+);/],
  ['adding', /on\s+adding, [^;]+?, (\d+) by ([^;]+);/],
  ['temporal-order', /on temporal order, [^;]+?, (\d+) by ([^;]+);/],
  ['copy-memory', /copying three bits, (\d+) by ([^;]+);/],
  ['parity', /on parity (\d+), by ([^.]+)\./],
] as const)
  test(`the longest lag of ${task} up to which every trial was solved, and who solved them`, t => {
    const [, lag, methods] = sentence.exec(section)!
    t.deepEqual(
      [...methods!.matchAll(/`([^`]+)`/g)].map(([, method]) => method),
      mastersOf(task, Number(lag)),
    )
    const lags = records.filter(({ result }) => result.spec.task === task).map(({ result }) => result.spec.parameters.lag)
    for (const longer of new Set(lags.filter(other => other > Number(lag)))) t.deepEqual(mastersOf(task, longer), [], `${longer}`)
  })

test('those that reach furthest on the latch and two-sequence solve all trials neither of adding nor of temporal order', t => {
  const furthest = new Set([...mastersOf('latch', 1000), ...mastersOf('two-sequence', 1000)])
  for (const [task, shortest] of [
    ['adding', 5],
    ['temporal-order', 10],
  ] as const)
    t.deepEqual(
      mastersOf(task, shortest).filter(method => furthest.has(method)),
      [],
      task,
    )
})

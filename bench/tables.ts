// The results as markdown.

import type { Workload } from './contestant.ts'
import type { Generated } from './generators.ts'
import type { Grown } from './grow.ts'
import type { Row } from './measure.ts'
import type { Watched } from './memory.ts'
import type { LearningCost } from './methods.ts'
import type { Growth } from './scaling.ts'

type Alignment = ':---' | '---:'

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function head(columns: Readonly<Record<string, Alignment>>): string {
  return `${line(Object.keys(columns))}\n${line(Object.values(columns))}`
}

/** Three significant digits, at most four decimals, no exponent. */
function three(value: number): string {
  return value.toFixed(Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))))
}

export const timesHead = head({
  work: ':---',
  by: ':---',
  'µs per step': '---:',
  'lowest–highest': '---:',
  'against scalar': '---:',
  'against plain': '---:',
  note: ':---',
})

/** Rows of one workload; notes are numbered in the order in which `notes` meets them, and gathered there. */
export function timesRows(title: string, rows: readonly Row[], notes: string[]): string {
  return rows
    .map(({ name, time, note }, i) => {
      if (note !== undefined && !notes.includes(note)) notes.push(note)
      const mark = note === undefined ? '' : `${notes.indexOf(note) + 1}`
      const by = [i === 0 ? title : '', name]
      if (time === undefined) return line([...by, '', '', '', '', mark])
      const { microsecondsPerStep, range, againstScalar, againstPlain } = time
      const ratios = [againstScalar, againstPlain].map(ratio => (ratio === undefined ? '' : `${three(ratio)} ×`))
      return line([...by, three(microsecondsPerStep), range.map(three).join('–'), ...ratios, mark])
    })
    .join('\n')
}

/** "title, entrant: 37,700 candidates and 1,290,000 steps per second". */
export function ratesOf(
  title: string,
  { steps, work, rows }: Pick<Workload, 'steps'> & Required<Pick<Workload, 'work'>> & { readonly rows: readonly Row[] },
): string[] {
  return rows.flatMap(({ name, time }) => {
    if (time === undefined) return []
    const calls = 1e6 / (time.microsecondsPerStep * steps)
    const [done, stepped] = [calls * work.amount, calls * steps].map(rate => Number(rate.toPrecision(3)).toLocaleString('en'))
    return [`${title}, ${name}: ${done} ${work.what} and ${stepped} steps per second`]
  })
}

export const generatedHead = head({
  task: ':---',
  'steps per sequence': '---:',
  'making, µs per step': '---:',
  'learning, µs per step': '---:',
  share: '---:',
  made: ':---',
})

export function generatedRow(
  task: string,
  { stepsPerSequence, makeMicrosecondsPerStep, learnMicrosecondsPerStep, share, fixedSets }: Generated,
): string {
  const times = [makeMicrosecondsPerStep, learnMicrosecondsPerStep].map(three)
  return line([task, stepsPerSequence.toFixed(1), ...times, `${(100 * share).toFixed(1)} %`, fixedSets ? 'once' : ''])
}

export const learningHead = head({
  method: ':---',
  weights: '---:',
  'µs per step': '---:',
  'ns per step and weight': '---:',
  'multiply-adds per step and weight': '---:',
  claimed: ':---',
})

export function learningRow(method: string, cost: LearningCost | { readonly skipped: string }): string {
  if ('skipped' in cost) return line([method, '', '', '', '', cost.skipped])
  const { weights, microsecondsPerStep, multiplyAddsPerStep, complexity } = cost
  const times = [microsecondsPerStep, (1000 * microsecondsPerStep) / weights, multiplyAddsPerStep / weights].map(three)
  return line([method, `${weights}`, ...times, complexity])
}

export function growthTable({ title, size, expected }: Growth, grown: Grown): string {
  const rows = grown.points.map(point =>
    line([
      `${point.size}`,
      three(point.microsecondsPerStep),
      three(point.microsecondsPerSequence),
      `${Math.round(point.multiplyAddsPerSequence)}`,
      three((point.microsecondsPerSequence * 1000) / point.multiplyAddsPerSequence),
    ]),
  )
  const exponents = `time ~ ${size}^${grown.exponent.toFixed(2)} (from the last size but one to the last: ${grown.lastExponent.toFixed(2)}; counted multiply-adds: ${grown.countedExponent.toFixed(2)}; expected: ${expected})`
  const columns = head({
    [size]: '---:',
    'µs per step': '---:',
    'µs per sequence': '---:',
    'multiply-adds per sequence': '---:',
    'ns per multiply-add': '---:',
  })
  return `**${title}**: ${exponents}\n\n${columns}\n${rows.join('\n')}\n`
}

export const memoryHead = head({
  work: ':---',
  steps: '---:',
  'V8 heap and arrays, kB': '---:',
  'process, MB': '---:',
  memory: ':---',
})

export function memoryRow(title: string, { steps, before, after, flat }: Watched): string {
  const change = (from: number, to: number, unit: number, decimals: number) =>
    `${(from / unit).toFixed(decimals)} → ${(to / unit).toFixed(decimals)}`
  return line([
    title,
    `${steps}`,
    change(before.heapBytes, after.heapBytes, 1e3, 0),
    change(before.processBytes, after.processBytes, 1e6, 1),
    flat ? 'flat' : 'grows',
  ])
}

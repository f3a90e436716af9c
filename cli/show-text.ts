// One task or one method as text for people.

import type { Sequence } from '../engine/sequence.ts'
import type { Capabilities } from '../methods/method.ts'
import { count, listed, plural, significant } from '../reports/format.ts'
import { criterionText } from '../reports/sections/criterion.ts'
import type { TrialSpec } from '../runner/record.ts'
import type { Task, TaskInstance, TaskSignature } from '../tasks/task.ts'
import type { MethodRow } from './list.ts'
import { chance, headOf, optionLines } from './list-text.ts'
import { columns, wrapped } from './output.ts'
import { sequenceText } from './sequence-text.ts'
import type { Setting } from './settings.ts'

const WIDTH = 118

export interface ShownTask {
  readonly task: Task
  readonly settings: readonly Setting[]
  readonly values: TrialSpec['parameters']
  readonly instance: TaskInstance
  readonly seed: number
  /** What it would take to draw a sequence here; then there is none. */
  readonly missing: string | undefined
  readonly setSizes?: { readonly training: number; readonly test: number; readonly order: 'random' | 'in-turn' }
  readonly sequence?: Sequence
}

export function taskText({ task, settings, values, instance, setSizes, seed, sequence, missing }: ShownTask): string {
  const { signature, criterion, testSequences, minimalLag, chanceLevel, constantBaseline } = instance
  const { answer, meanSquaredError } = constantBaseline
  const error = `${numbers(answer)}: mean squared error ${significant(meanSquaredError)}`
  const facts: [string, string][] = [
    ['Input', inputText(instance)],
    ['Output', outputText(signature)],
    ['Length', `at most ${plural(signature.longestSequence, 'step')}; minimal time lag ${plural(minimalLag, 'step')}`],
    ['Chance level', `${chance(chanceLevel)} (probability that the best constant answer is correct)`],
    ['Constant answer', answer.length > 1 && new Set(answer).size === 1 ? `${error} (all ${answer.length} outputs)` : error],
  ]
  if (setSizes) {
    const order = setSizes.order === 'random' ? 'drawn at random, with replacement' : 'one after the other, over and over'
    facts.push(['Training', `a fixed set of ${plural(setSizes.training, 'sequence')}, ${order}`])
  }
  facts.push(
    ['Criterion', criterionText(criterion)],
    [
      'Final test',
      `${setSizes || instance.fixedSets ? `the fixed test set of ${plural(testSequences, 'sequence')}` : `${plural(testSequences, 'fresh sequence')}`}`,
    ],
  )
  return [
    headOf(task, task.title).join('\n'),
    wrapped(task.card, WIDTH),
    `Parameters:\n${parameterLines(settings, values)}`,
    facts.map(([name, text]) => hanging(name, text)).join('\n'),
    sequence
      ? `The first training sequence of seed ${seed}, ${plural(sequence.length, 'step')}:\n\n${sequenceText(instance, sequence)}`
      : wrapped(`There is no sequence to look at: ${missing}`, WIDTH),
  ].join('\n\n')
}

export function methodText(method: MethodRow & { readonly capabilities: Capabilities }): string {
  const { online, fixedTrainingSet, classificationOnly, gradients } = method.capabilities
  const what = [
    online ? 'learns from each sequence once, as it comes' : 'does not learn online: proposes finished nets',
    ...(fixedTrainingSet ? ['needs a training set that stays the same'] : []),
    ...(classificationOnly ? ['classifies only'] : []),
    gradients ? 'has a gradient' : 'uses no gradient',
  ]
  return [
    headOf(method, `${method.title} (${method.family})`).join('\n'),
    wrapped(method.summary, WIDTH),
    hanging('Learning', what.join('; ')),
    optionLines(method).join('\n'),
  ].join('\n\n')
}

/** Name, value in use, meaning; the published value where it is another one. */
function parameterLines(settings: readonly Setting[], values: ShownTask['values']): string {
  const rows = settings.map(({ name, default: published, expected, description }) => {
    const other = JSON.stringify(values[name]) === JSON.stringify(published) ? '' : `; published: ${plain(published)}`
    return [name, plain(values[name]), `${description.replace(/\.$/, '')} (${expected.replaceAll('`', '')}${other})`] as const
  })
  const widths = [0, 1].map(column => Math.max(...rows.map(row => row[column]!.length)))
  const indent = widths[0]! + widths[1]! + 6
  return columns(
    rows.map(([name, value, text]) => [name, value, wrapped(text, WIDTH, ' '.repeat(indent)).trimStart()]),
    '  ',
  )
}

function inputText({ signature, symbols, channels }: TaskInstance): string {
  const { inputKind, inputs, continuous } = signature
  const names = symbols ?? channels
  const named = names === undefined ? '' : `: ${names.length <= 30 ? names.join(', ') : `${names.slice(0, 30).join(', ')}, …`}`
  const boundary = continuous ? '; sequences follow each other without a boundary' : ''
  return `${inputKind === 'symbols' ? `one of ${plural(inputs, 'symbol')}` : plural(inputs, 'number')} at each step${named}${boundary}`
}

function outputText({ outputs, targets, kind, classes }: TaskSignature): string {
  const what = kind === 'classification' ? `, ${count(classes!)} classes` : ''
  return `${plural(outputs, 'number')}${what}, asked for ${targets === 'end' ? 'at the last step' : 'at several steps'}`
}

function numbers(values: readonly number[]): string {
  const few = new Set(values).size === 1 ? [values[0]!] : values
  const texts = few.map(value => String(Number(value.toPrecision(3))))
  return few.length <= 8 ? listed(texts) : `${texts.slice(0, 8).join(', ')}, …`
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A name and a text that is wrapped beside it. */
function hanging(name: string, text: string): string {
  return name.padEnd(17) + wrapped(text, WIDTH, ' '.repeat(17)).trimStart()
}

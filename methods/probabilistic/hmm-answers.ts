// What hidden Markov models of input sequences can answer (L. R. Rabiner 1989): which class a sequence belongs to, which symbol comes next, or
// what the present state emits as a target. State 0 is the start and emits nothing; its transitions are the initial probabilities.

import { exp } from '../../engine/math.ts'
import { type Sequence, type SequenceBuffer, sequenceBuffer } from '../../engine/sequence.ts'
import type { LearnerContext } from '../method.ts'
import { classTargets } from './class-targets.ts'
import { emittedInputs, emittedTargets, together } from './evidence.ts'
import { markovModel } from './markov-model.ts'
import { type ParameterSettings, type Part, parametersFor } from './parameters.ts'
import { equalRows } from './rows.ts'
import { emissionFor, expectedTargets, targetCoding } from './target-coding.ts'
import type { Topology } from './topology.ts'
import type { TableModel } from './trainable.ts'

type Context = Pick<LearnerContext<unknown>, 'signature' | 'task' | 'streams'>

/** Transitions and emissions of inputs. */
const partsOf = (graph: Topology, { signature: { inputKind, inputs } }: Context): Part[] => [
  { shape: graph, link: 'softmax', seesInput: false },
  { shape: equalRows(graph.states, inputs), link: inputKind === 'dense' ? 'identity' : 'softmax', seesInput: false },
]

/** One model per class; the answer weights the targets of the classes by their probabilities, all classes being as likely beforehand. */
export function classHmms(graph: Topology, settings: ParameterSettings, context: Context): TableModel {
  const { signature, task, streams } = context
  const { classes = 2, inputs, outputs } = signature
  const parts = Array.from({ length: classes }, () => partsOf(graph, context)).flat()
  const parameters = parametersFor(parts, settings, signature, streams.weights, classes * outputs)
  const evidence = Array.from({ length: classes }, (_, c) => emittedInputs(graph.states, inputs, parameters.rows[2 * c + 1]))
  const models = evidence.map((own, c) => markovModel(graph, parameters.rows[2 * c], own))
  const meaning = classTargets(classes, outputs, parameters.others)
  const logs = new Float64Array(classes)
  return {
    ...parameters,
    prepare(sequence) {
      for (const model of models) model.prepare(sequence)
    },
    respond(sequence) {
      let greatest = Number.NEGATIVE_INFINITY
      for (let c = 0; c < classes; c++) {
        logs[c] = models[c].filter(sequence, evidence[c])
        greatest = Math.max(greatest, logs[c])
      }
      for (let c = 0; c < classes; c++) logs[c] = greatest === Number.NEGATIVE_INFINITY ? 0 : exp(logs[c] - greatest)
      return meaning.expected(logs)
    },
    expect(sequence) {
      const own = task.classOf!(sequence)
      meaning.observe(sequence, own)
      return models[own].expect(sequence)
    },
    work: () => models.reduce((sum, model) => sum + model.work(), 0),
  }
}

/**
 * One model of symbol sequences; the answer at a step is the distribution of the next symbol given all symbols up to this one. What a task asks
 * for at its last step has not been shown by then: while learning it is the sequence's last symbol.
 */
export function nextSymbolHmm(graph: Topology, settings: ParameterSettings, context: Context): TableModel {
  const { signature, streams } = context
  const { inputs, outputs } = signature
  const { states, starts, successors } = graph
  const parameters = parametersFor(partsOf(graph, context), settings, signature, streams.weights)
  const [transitions, emissions] = parameters.rows
  const evidence = emittedInputs(states, inputs, emissions)
  const model = markovModel(graph, transitions, evidence)
  const whole = sequenceBuffer('symbols', inputs, outputs)
  let answers = new Float64Array(outputs)
  let work = 0

  function predict(filtered: Float64Array, at: number, into: number): void {
    for (let i = 0; i < states; i++)
      for (let arc = starts[i]; arc < starts[i + 1]; arc++) {
        const share = filtered[at + i] * transitions.values[arc]
        if (share > 0)
          for (let k = 0; k < outputs; k++) answers[into + k] += share * emissions.values[successors[arc] * outputs + k]
      }
  }

  return {
    ...parameters,
    prepare(sequence) {
      appendLastTarget(sequence, whole)
      model.prepare(whole)
    },
    respond(sequence) {
      const { targetCount, targetSteps } = sequence
      if (answers.length < targetCount * outputs) answers = new Float64Array(2 * targetCount * outputs)
      answers.fill(0)
      model.filter(sequence, evidence)
      for (let index = 0; index < targetCount; index++)
        predict(model.lattice.filtered, targetSteps[index] * states, index * outputs)
      work += targetCount * successors.length * (1 + outputs)
      return answers
    },
    expect: () => model.expect(whole),
    work() {
      const done = work + model.work()
      work = 0
      return done
    },
  }
}

/** Copies the symbols of a sequence, and after them what a target at its last step says. */
function appendLastTarget(
  { length, symbols, targets, targetCount, targetSteps, targetSize }: Sequence,
  into: SequenceBuffer,
): void {
  const asked = targetSteps[targetCount - 1] === length - 1
  into.begin(asked ? length + 1 : length)
  for (let t = 0; t < length; t++) into.setSymbol(t, symbols[t])
  if (!asked) return
  let last = 0
  const offset = (targetCount - 1) * targetSize
  for (let k = 1; k < targetSize; k++) if (targets[offset + k] > targets[offset + last]) last = k
  into.setSymbol(length, last)
}

/** One model of inputs and targets, both emitted by the state of their step; the answer is what the state emits on average, given the inputs. */
export function jointHmm(graph: Topology, settings: ParameterSettings, context: Context): TableModel {
  const { signature, streams } = context
  const { inputs, outputs } = signature
  const { states } = graph
  const link = emissionFor('auto', signature)
  const coding = targetCoding(link, signature)
  const targetPart = { shape: equalRows(states, outputs), link, seesInput: false }
  const parameters = parametersFor([...partsOf(graph, context), targetPart], settings, signature, streams.weights)
  const [transitions, emissions, meanTargets] = parameters.rows
  const seen = emittedInputs(states, inputs, emissions)
  const model = markovModel(graph, transitions, together([seen, emittedTargets(states, outputs, link, meanTargets, coding)]))
  const respond = expectedTargets(states, outputs, meanTargets, coding)
  return {
    ...parameters,
    prepare: model.prepare,
    respond(sequence) {
      model.filter(sequence, seen)
      return respond(sequence, model.lattice.filtered)
    },
    expect: model.expect,
    work: model.work,
  }
}

// What is timed.

import { fullyRecurrent } from '../methods/cells/fully-recurrent.ts'
import { netA1 } from '../methods/cells/guessing-nets.ts'
import { lstm } from '../methods/cells/lstm.ts'
import { lstm1997 } from '../methods/cells/lstm-1997.ts'
import { PLAIN, type Workload } from './contestant.ts'
import { contestants, type Exercise, scalarPupil } from './exercise.ts'
import { guessing } from './guessing.ts'
import { brainLstm } from './peer-brain.ts'
import { tfjsLstm } from './peer-tfjs.ts'
import { plainFullyRecurrent } from './plain-fully-recurrent.ts'
import { plainLstm } from './plain-lstm.ts'
import { plainRtrl } from './plain-rtrl.ts'
import { scalarFullyRecurrent } from './scalar-fully-recurrent.ts'
import { scalarLstm } from './scalar-lstm.ts'
import { scalarLstm1997 } from './scalar-lstm-1997.ts'
import { scalarNetA1 } from './scalar-net-a1.ts'
import { scalarRtrl } from './scalar-rtrl.ts'
import { randomSequence } from './sequences.ts'

const STEPS = 100

function lstmBptt(hidden: number): Workload {
  return {
    id: `lstm-bptt-${hidden}`,
    title: `LSTM, H = ${hidden}: BPTT, update`,
    steps: STEPS,
    async entrants() {
      const shape = { inputs: 2, outputs: 1, hidden, outputUnits: 'linear' } as const
      const sequence = randomSequence(shape, STEPS)
      const exercise: Exercise = { cell: lstm(shape), sequence, pass: 'reverse' }
      const loops = [scalarPupil(exercise, scalarLstm(shape, sequence)), scalarPupil(exercise, plainLstm(shape, STEPS), PLAIN)]
      const brain = brainLstm(shape, sequence)
      if (hidden > 8) return [...contestants(exercise, loops), brain]
      const tfjs = await tfjsLstm(shape, sequence)
      if ('absent' in tfjs) return [...contestants(exercise, loops), tfjs, brain]
      return [...contestants(exercise, [...loops, tfjs]), brain]
    },
  }
}

const lstmSymbols: Workload = {
  id: 'lstm-symbols',
  title: 'LSTM, H = 8, 1004 symbols: BPTT, update',
  steps: STEPS,
  entrants() {
    const shape = { inputs: 1004, outputs: 2, hidden: 8, outputUnits: 'linear' } as const
    const sequence = randomSequence(shape, STEPS, { inputKind: 'symbols' })
    const exercise: Exercise = { cell: lstm(shape), sequence, pass: 'reverse' }
    return contestants(exercise, [
      scalarPupil(exercise, scalarLstm(shape, sequence)),
      scalarPupil(
        exercise,
        scalarLstm(shape, sequence, false),
        'scalar loop, sparse update',
        'passes over the weights of symbols that did not occur: same weights, less work',
      ),
    ])
  },
}

const fullyRecurrentBptt: Workload = {
  id: 'recurrent-bptt-10',
  title: 'fully recurrent, n = 10: BPTT, update',
  steps: STEPS,
  entrants() {
    const shape = { inputs: 2, outputs: 1, hidden: 10, hiddenUnits: 'tanh', outputUnits: 'logistic' } as const
    const exercise: Exercise = { cell: fullyRecurrent(shape), sequence: randomSequence(shape, STEPS), pass: 'reverse' }
    return contestants(exercise, [scalarPupil(exercise, scalarFullyRecurrent(shape, STEPS, true))])
  },
}

const fullyRecurrentForward: Workload = {
  id: 'recurrent-forward-5',
  title: 'fully recurrent, n = 5: answers only',
  steps: STEPS,
  entrants() {
    const shape = { inputs: 1, outputs: 1, hidden: 5, hiddenUnits: 'tanh', outputUnits: 'logistic' } as const
    const exercise: Exercise = { cell: fullyRecurrent(shape), sequence: randomSequence(shape, STEPS), pass: 'run' }
    return contestants(exercise, [
      scalarPupil(exercise, scalarFullyRecurrent(shape, STEPS, false)),
      scalarPupil(exercise, plainFullyRecurrent(shape), PLAIN),
    ])
  },
}

function rtrl(hidden: number, inputs: number, steps: number, targetEvery: number): Workload {
  const online = targetEvery === 1
  return {
    id: `rtrl-${hidden}${online ? '-online' : ''}`,
    title: `fully recurrent, n = ${hidden}${steps === STEPS ? '' : `, T = ${steps}`}: RTRL, update${online ? ' at every step' : ''}`,
    steps,
    entrants() {
      const shape = { inputs, outputs: 1, hidden, hiddenUnits: 'logistic', outputUnits: 'logistic' } as const
      const sequence = randomSequence(shape, steps, { targetEvery })
      const exercise: Exercise = { cell: fullyRecurrent(shape), sequence, pass: 'forwardMode' }
      return contestants(exercise, [
        scalarPupil(exercise, scalarRtrl(shape, sequence.targetCount)),
        scalarPupil(exercise, plainRtrl(shape, sequence.targetCount), PLAIN),
      ])
    },
  }
}

const lstm1997Forward: Workload = {
  id: 'lstm-1997',
  title: 'LSTM-1997, 2 blocks of 2: forward mode, update',
  steps: STEPS,
  entrants() {
    const biases = { inputGateBias: 'random', outputGateBias: 'random', cellBias: true, outputBias: true } as const
    const shape = { inputs: 2, outputs: 1, blocks: 2, cellsPerBlock: 2, ...biases, outputUnits: 'linear' } as const
    const exercise: Exercise = { cell: lstm1997(shape), sequence: randomSequence(shape, STEPS), pass: 'forwardMode' }
    return contestants(exercise, [scalarPupil(exercise, scalarLstm1997(shape))])
  },
}

const netA1Forward: Workload = {
  id: 'net-a1',
  title: 'net A1: answers only',
  steps: STEPS,
  entrants() {
    const shape = { inputs: 1, outputs: 1, hidden: 1, updateOrder: 'layered', outputBias: false } as const
    const exercise: Exercise = { cell: netA1(shape), sequence: randomSequence(shape, STEPS), pass: 'run' }
    return contestants(exercise, [scalarPupil(exercise, scalarNetA1())])
  },
}

export const workloads: readonly Workload[] = [
  lstmBptt(8),
  lstmBptt(64),
  lstmSymbols,
  fullyRecurrentBptt,
  rtrl(10, 2, STEPS, STEPS),
  rtrl(10, 2, STEPS, 1),
  // Shorter: at half a millisecond a step, 100 of them would be interrupted too often.
  rtrl(32, 8, 20, 20),
  fullyRecurrentForward,
  lstm1997Forward,
  netA1Forward,
  guessing,
]

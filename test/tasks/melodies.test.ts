import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/melodies.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

/** The elements of a melody: what the net sees, then what the last target says. */
function elements({ length, symbols, targets, targetSize }: Sequence): number[] {
  return [...symbols.subarray(0, length), targets.subarray((length - 1) * targetSize, length * targetSize).indexOf(1)]
}

test('a melody is A, A, B, A and END: 21 elements, five ascending semitones a phrase, the next element the target of each', t => {
  const instance = instanceOf(task)
  t.is(instance.signature.inputs, 50)
  t.is(instance.signature.outputs, 50)
  eachSequence(instance, 500, sequence => {
    const melody = elements(sequence)
    t.is(melody.length, 21)
    t.is(melody[20], 49)
    const phrases = [0, 5, 10, 15].map(start => melody.slice(start, start + 5))
    for (const phrase of phrases)
      t.deepEqual(
        phrase,
        [0, 1, 2, 3, 4].map(step => phrase[0] + step),
      )
    t.deepEqual(phrases[1], phrases[0])
    t.deepEqual(phrases[3], phrases[0])
    t.is(sequence.targetCount, 20)
    for (let i = 0; i < 20; i++) {
      const row = sequence.targets.subarray(i * 50, (i + 1) * 50)
      t.is(sequence.targetSteps[i], i)
      t.is(row.indexOf(1), melody[i + 1])
      t.is(
        row.reduce((sum, value) => sum + value, 0),
        1,
      )
    }
  })
})

test('pitches are those of four octaves, in the order of the code, END last', t => {
  const { symbols } = instanceOf(task)
  t.is(symbols!.length, 50)
  t.deepEqual([symbols![0], symbols![1], symbols![12], symbols![48], symbols![49]], ['C1', 'C#1', 'C2', 'C5', 'END'])
})

test('first pitches are uniform over the 45 that leave room for a phrase, those of A and of B unrelated', t => {
  const [a, b] = [Array<number>(45).fill(0), Array<number>(45).fill(0)]
  const cells = Array<number>(25).fill(0)
  eachSequence(instanceOf(task), 9000, ({ symbols }) => {
    a[symbols[0]]++
    b[symbols[10]]++
    cells[Math.floor(symbols[0] / 9) * 5 + Math.floor(symbols[10] / 9)]++
  })
  for (const counts of [a, b]) {
    t.is(counts.length, 45)
    t.true(chiSquare(counts) < chiSquareLimit(44))
  }
  t.true(chiSquare(cells) < chiSquareLimit(24))
})

test('200 melodies to train on in turn, 100 others to be tested on', t => {
  const instance = instanceOf(task, { allowedWrong: 3 })
  const { training, test: final, order } = instance.fixedSets!(randomStream(['melodies']))
  t.deepEqual([training.length, final.length, order], [200, 100, 'in-turn'])
  t.deepEqual(instance.criterion, { kind: 'sets', sets: 'training', every: 200, mostWrong: 3 })
  t.is(instance.testSequences, 100)
  // Drawn, not made up: of 45² melodies 300 draws repeat some, but most are different.
  t.true(new Set([...training, ...final].map(sequence => elements(sequence).join())).size > 250)
})

/** Which of the 20 answers of a melody must be right, by making each wrong in turn. */
function needed(counted: string): number[] {
  const instance = instanceOf(task, { counted })
  const [sequence] = instance.fixedSets!(randomStream(['needed'])).training
  const right = sequence.targets.slice(0, 20 * 50)
  const wrong = (i: number) => instance.correct(right.with(i * 50 + 49, i === 19 ? -1 : 2), sequence)
  return Array.from({ length: 20 }, (_, i) => i).filter(i => !wrong(i))
}

test('what counts is what table 2 counts: four notes of each phrase are local; END and the first notes of the repeated A global', t => {
  const all = Array.from({ length: 20 }, (_, i) => i)
  // Answer i predicts element i + 1; elements 5, 10, 15 and 20 begin something new.
  t.deepEqual(needed('global'), [4, 14, 19])
  t.deepEqual(
    needed('local'),
    all.filter(i => ![4, 9, 14, 19].includes(i)),
  )
  t.deepEqual(needed('all'), all)
})

test('the first note of B may be any first pitch, but no other element, and every other answer just the next one', t => {
  const instance = instanceOf(task)
  const [sequence] = instance.fixedSets!(randomStream(['legal'])).training
  const right = Float64Array.from(sequence.targets.subarray(0, 20 * 50), target => 0.1 + 0.01 * target)
  t.true(instance.correct(right, sequence))
  for (let pitch = 0; pitch < 50; pitch++) t.is(instance.correct(right.with(9 * 50 + pitch, 0.2), sequence), pitch < 45)
  for (const i of [0, 4, 14, 19])
    for (let pitch = 0; pitch < 50; pitch++) {
      const legal = sequence.targets[i * 50 + pitch] === 1
      t.is(instance.correct(right.with(i * 50 + pitch, 0.2), sequence), legal)
      t.is(instance.correct(right.with(i * 50 + pitch, 0.11), sequence), legal, 'two as active as each other')
    }
})

test('the baseline is the mean target over all melodies there are, and its error', t => {
  for (const parameters of [
    { lag: 3, firstPitches: 4 },
    { lag: 6, firstPitches: 3 },
  ]) {
    const { lag, firstPitches } = parameters
    const { constantBaseline, signature } = instanceOf(task, parameters)
    const counts = Array<number>(signature.outputs).fill(0)
    for (let a = 0; a < firstPitches; a++)
      for (let b = 0; b < firstPitches; b++) {
        const phrase = (first: number) => Array.from({ length: lag }, (_, i) => first + i)
        for (const next of [...phrase(a), ...phrase(a), ...phrase(b), ...phrase(a), signature.outputs - 1].slice(1))
          counts[next]++
      }
    const shares = counts.map(count => count / (4 * lag * firstPitches * firstPitches))
    for (const [k, share] of shares.entries()) t.true(Math.abs(constantBaseline.answer[k] - share) < 1e-12)
    const squares = shares.reduce((sum, share) => sum + share * (1 - share), 0) / shares.length
    t.true(Math.abs(constantBaseline.meanSquaredError - squares) < 1e-12)
  }
})

test('a lag is the length of a phrase: the last note of the second A is as far from the third A as B is long', t => {
  for (const lag of [3, 8, 40]) {
    const instance = instanceOf(task, { lag, firstPitches: 20 })
    t.is(instance.signature.longestSequence, 4 * lag)
    t.is(instance.signature.outputs, 20 + lag)
    t.is(instance.minimalLag, lag)
    eachSequence(instance, 20, sequence => {
      const melody = elements(sequence)
      t.is(melody.length, 4 * lag + 1)
      // The answer at step 3 · lag - 1 is told by the input at 2 · lag - 1.
      t.is(melody[3 * lag], melody[2 * lag - 1] - (lag - 1))
      t.is(melody[4 * lag], 20 + lag - 1)
    })
  }
})

test('phrases, pitches and what counts out of range are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 2, firstPitches: 1, counted: 'none', allowedWrong: 200 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 3 to 250, got `2` (number)',
        'Expected `firstPitches` to be a whole number from 2 to 250, got `1` (number)',
        'Expected `counted` to be one of `all`, `local`, `global`, got `none` (string)',
        'Expected `allowedWrong` to be a whole number from 0 to 199, got `200` (number)',
      ],
    },
  )
})

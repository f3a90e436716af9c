import test from 'ava'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/temporal-order-3bit.ts'
import { chiSquare, chiSquareLimit, eachSequence, instanceOf } from '../helpers/samples.ts'

const CLASSES = 8
// Where the places begin, in tenths of the length.
const BEGIN = [1, 3, 6]

for (const lag of [10, 19, 37, 100])
  test(`A or B at one step of each place, fillers elsewhere, the class at the end (L = ${lag})`, t => {
    const instance = instanceOf(task, { lag })
    const classes = Array<number>(CLASSES).fill(0)
    const fillers = Array<number>(4).fill(0)
    const tenth = Math.floor(lag / 10)
    const places = BEGIN.map(() => Array<number>(tenth).fill(0))
    let least = Infinity
    eachSequence(instance, 2000, sequence => {
      const { length, symbols, targets, targetCount, targetSteps } = sequence
      const relevant = [...symbols.subarray(0, length).entries()].filter(([, symbol]) => symbol < 2)
      if (length !== lag || relevant.length !== BEGIN.length) t.fail(`${relevant.length} relevant symbols`)
      for (const symbol of symbols.subarray(0, length)) if (symbol >= 2) fillers[symbol - 2]++
      let order = 0
      for (const [i, [step, symbol]] of relevant.entries()) {
        const place = step - Math.floor((BEGIN[i] * lag) / 10)
        if (!(place >= 0 && place < tenth)) t.fail(`symbol ${i} at ${step}`)
        places[i][place]++
        order += symbol * [1, 2, 4][i]
      }
      classes[order]++
      if (targetCount !== 1 || targetSteps[0] !== lag - 1) t.fail('one target, at the last step')
      for (let k = 0; k < CLASSES; k++) if (targets[k] !== (k === order ? 1 : 0)) t.fail('one-hot target')
      if (instance.classOf!(sequence) !== order) t.fail('class')
      if (instance.signal!(sequence).join() !== relevant.map(([step]) => step).join()) t.fail('signal')
      least = Math.min(least, lag - 1 - relevant.at(-1)![0])
    })
    t.is(fillers.length, 4)
    t.true(chiSquare(fillers) < chiSquareLimit(3))
    t.true(chiSquare(classes) < chiSquareLimit(CLASSES - 1))
    for (const counts of places) if (tenth > 1) t.true(chiSquare(counts) < chiSquareLimit(Math.max(3, tenth - 1)))
    t.is(least, instance.minimalLag)
  })

test('places and symbols are drawn independently of each other', t => {
  // L = 20: two steps in each place, two symbols in each.
  const counts = new Map<string, number>()
  eachSequence(instanceOf(task, { lag: 20 }), 16_000, ({ symbols, targets }) => {
    const places = BEGIN.map(begin => (symbols[2 * begin] < 2 ? 0 : 1))
    const key = [...places, targets.subarray(0, CLASSES).indexOf(1)].join()
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  const cells = CLASSES * 2 ** BEGIN.length
  t.is(counts.size, cells)
  t.true(chiSquare([...counts.values()]) < chiSquareLimit(cells - 1))
})

test('an answer is correct when the right output is the most active, however little', t => {
  const instance = instanceOf(task)
  eachSequence(instance, 20, sequence => {
    const answers = sequence.targets.slice(0, CLASSES).map(value => 0.3 + value * 1e-6)
    const own = instance.classOf!(sequence)
    if (!instance.correct(answers, sequence)) t.fail('right answer')
    for (let k = 0; k < CLASSES; k++)
      if (k !== own && instance.correct(answers.with(k, 0.3 + 1e-6), sequence)) t.fail(`output ${k} as active`)
  })
  t.pass()
})

test('a length of which a tenth is less than a step is refused with the range that is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 9 }, name => name),
    { ok: false, problems: ['Expected `lag` to be a whole number from 10 to 100000, got `9` (number)'] },
  )
})

import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import task from '../../tasks/random-automaton.ts'
import { instanceOf } from '../helpers/samples.ts'

function labels(machine: number, lag = 7): Map<string, number> {
  const { training, test: final } = instanceOf(task, { lag, machine }).fixedSets!(randomStream(['labels', machine]))
  return new Map([...training, ...final].map(({ inputs, length, targets }) => [inputs.subarray(0, length).join(''), targets[0]]))
}

const upTo = (length: number): string[] =>
  Array.from({ length: length + 1 }, (_, n) => n).flatMap(n =>
    Array.from({ length: 1 << n }, (_, code) => (n === 0 ? '' : code.toString(2).padStart(n, '0'))),
  )

/** How many states prefixes of up to `depth` symbols lead to, as far as suffixes of up to `distinction` symbols tell them apart. */
function rows(found: Map<string, number>, depth: number, distinction: number): number {
  // Whether the empty string is accepted is not among the labels: a start state that differs in nothing else counts as another one here.
  const row = (prefix: string): string =>
    upTo(distinction)
      .map(suffix => found.get(prefix + suffix) ?? '?')
      .join('')
  return new Set(upTo(depth).map(row)).size
}

test('the machines have six states, no more, and strings up to length 7 identify them', t => {
  for (let machine = 1; machine <= 30; machine++) {
    const found = labels(machine, 10)
    t.true([6, 7].includes(rows(found, 5, 5)), `machine ${machine}`)
    // From a state that is surely reached again, the empty string asked for nothing: after one symbol at least.
    const identified = [0, 1, 2, 3, 4, 5, 6].some(depth => {
      const distinction = 6 - depth
      const row = (prefix: string) =>
        upTo(distinction)
          .map(suffix => found.get(prefix + suffix) ?? 'start')
          .join()
      return new Set(upTo(depth).map(row)).size >= 6
    })
    t.true(identified, `machine ${machine}`)
  }
})

test('longer strings go on where shorter ones end: two strings of equal past are of equal future', t => {
  for (let machine = 1; machine <= 10; machine++) {
    const found = labels(machine, 10)
    const row = (prefix: string, length: number) =>
      upTo(length)
        .map(suffix => found.get(prefix + suffix))
        .join('')
    const futures = new Map<string, string>()
    // With six states strings of four symbols tell any two apart; what comes after four more symbols must not differ then.
    for (const prefix of upTo(4).slice(1)) {
      const longer = row(prefix, 6)
      t.is(futures.get(row(prefix, 4)) ?? longer, longer)
      futures.set(row(prefix, 4), longer)
    }
    t.true(futures.size <= 6)
  }
})

test('each number is a machine of its own, the same in every trial and at every lag', t => {
  const words = Array.from({ length: 30 }, (_, i) => JSON.stringify([...labels(i + 1)].toSorted()))
  t.is(new Set(words).size, 30)
  const [short, long] = [labels(4, 5), labels(4, 9)]
  for (const [text, label] of short) t.is(long.get(text), label)
})

test('among many machines neither acceptance nor rejection prevails', t => {
  // Each state accepts with probability 1/2, and the machine with all exchanged is as likely: the share of accepted strings is 1/2 on average.
  const shares = Array.from({ length: 400 }, (_, i) => instanceOf(task, { machine: i + 1 }).constantBaseline.answer[0])
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
  const variance = shares.reduce((sum, share) => sum + (share - 0.5) ** 2, 0) / shares.length
  t.true(Math.abs(mean - 0.5) < 5 * Math.sqrt(variance / shares.length))
  t.true(Math.abs(shares[1] - 110 / 254) < 1e-15)
})

test('lags and machines out of range are refused with what is allowed', t => {
  t.deepEqual(
    resolveParameters(task, { lag: 1, machine: 0 }, name => name),
    {
      ok: false,
      problems: [
        'Expected `lag` to be a whole number from 2 to 13, got `1` (number)',
        'Expected `machine` to be a whole number from 1 to 1000000, got `0` (number)',
      ],
    },
  )
})

// What planning and writing of code both count in, and what either throws.

/** Bytes of a number, and of a vector of two. */
export const DOUBLE = 8
export const PAIR = 16

/** Doubles that hold `size` elements in whole pairs. */
export const padded = (size: number): number => size + (size % 2)
export const pairsIn = (size: number): number => Math.ceil(size / 2)

/** A cell, or a part of one, for which no code can be generated. */
export class CannotCompile extends Error {}

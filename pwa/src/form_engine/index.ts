/**
 * What answers mean: three pure functions, the twins of `server/parvis/forms/engine`, held equal by `tests/cases/forms`.
 *
 * None of them throws, whatever JSON value it is given.
 */
export { type Answered, listAnswered, pathOf, readItems } from "./answered.ts";
export { blocking, check } from "./check.ts";
export type * from "./definition.ts";
export { SEMANTICS } from "./definition.ts";
export { findFee } from "./fees.ts";
export { journey } from "./journey.ts";
export { normalise } from "./normalise.ts";
export { type PersonField, personFields } from "./people.ts";
export { LARGEST, MOST_POINTS, MOST_STROKES } from "./signatures.ts";
export { findStop } from "./walk.ts";

/**
 * What answers mean: three pure functions, the twins of `server/parvis/forms/engine`, held equal by `tests/cases/forms`.
 *
 * None of them throws, whatever JSON value it is given.
 */
export { blocking, check } from "./check.ts";
export type * from "./definition.ts";
export { journey } from "./journey.ts";
export { normalise } from "./normalise.ts";
export { findStop } from "./walk.ts";

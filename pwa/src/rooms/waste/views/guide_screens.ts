/** The guide and its places in one file: each more is a line in the list that every phone keeps. */
export { Guide } from "./Guide";
export { PlacePage } from "./PlacePage";
